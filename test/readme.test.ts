import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { run } from '../src/run.ts';

const ROOT = join(import.meta.dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const program = join(ROOT, 'dist', 'usher.cjs');

/** A command of the README on the simulated PC, with what stands below it. */
const EXAMPLES = [...README.matchAll(/^\$ usher (.*--demo.*)\n((?:(?!\$ |```).*\n)*)/gm)].map(
  ([, line = '', output = '']) => [line, output.trimEnd()] as const,
);

/** Without what differs from day to day. */
const timeless = (text: string) => text.replace(/\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?/g, 'TIME').trimEnd();

describe.concurrent('what the README shows', () => {
  it('is all seen by this test', () => {
    expect(EXAMPLES.length).toBeGreaterThan(5);
  });

  it.each(EXAMPLES)('usher %s prints that', async (line, output) => {
    const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    const result = await run(process.execPath, [program, ...args], { timeoutMs: 100_000 });
    if (result.kind !== 'exited') throw new Error(result.kind);
    // On a screen the two are one text; here each keeps its own order.
    const [out, err] = [result.stdout.toString(), result.stderr.toString()];
    expect([timeless(out + err), timeless(err + out)]).toContain(timeless(output));
  });

  it('names only scripts that are there', () => {
    const named = [...README.matchAll(/npm run (\w+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !Object.hasOwn(packageJson.scripts, name))).toEqual([]);
  });
});
