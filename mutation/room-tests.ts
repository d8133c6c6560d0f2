import { join, resolve } from 'node:path';
import { describe } from 'vitest';

/* All tests of a room as one test file, so that one thread keeps them. See quick-worker.ts. */

for (const file of (process.env.ROOM_TESTS ?? '').split(' ')) {
  describe(file, async () => {
    await import(resolve(join(import.meta.dirname, '..'), file));
  });
}
