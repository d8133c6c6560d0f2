import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileLog } from '../../src/base/log.ts';

it('the log holds one plain line for each, whatever it is told', () => {
  const folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
  const file = join(folder, 'Usher', 'usher.log');
  fileLog(file)('Ben\r\n2026 forged \u001b[2J\u009b\u202e line');
  const text = readFileSync(file, 'utf8');
  rmSync(folder, { recursive: true });
  expect(text).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z Ben 2026 forged \[2J line\n$/);
});
