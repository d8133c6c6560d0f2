import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Says at the end of `npm test` that the lab did not run: it needs Wine, a screen and a quarter of an hour. */
export default function setUp(): () => void {
  return () => {
    const files = readdirSync(join(import.meta.dirname, '..', 'lab')).filter((name) =>
      name.endsWith('.test.ts'),
    );
    const names = files.map((name) => name.replace('.test.ts', '')).sort();
    console.log(`\nNot run here, but by npm run lab: the scenarios of ${names.join(', ')}.`);
  };
}
