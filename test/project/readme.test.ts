import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { run } from '../../src/base/run.ts';

const ROOT = join(import.meta.dirname, '..', '..');
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

  it('can be typed in Windows PowerShell 5.1, which knows no && and runs no npm.ps1', () => {
    const blocks = [...README.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(
      ([, language = '', text = '']) => ({
        language,
        text,
      }),
    );
    const forWindows = blocks.filter(({ language }) => /^(?:powershell|ps1|bat|cmd|batch)$/.test(language));
    expect(forWindows[0]?.text.trim().split('\n')).toEqual(['npm.cmd ci', 'npm.cmd start']);
    for (const { text } of forWindows) expect(text).not.toMatch(/&&|\b(?:npm|npx|usher)(?!\.cmd)\b/);
    // Every command for npm outside of a block that is for other systems.
    const elsewhere = blocks
      .filter(({ language }) => language === 'sh')
      .reduce((all, { text }) => all.replace(text, ''), README);
    expect(elsewhere).not.toMatch(/&& npm|\bnpm (?:ci|start|install)\b/);
  });

  it('begins with the two commands that start and test it elsewhere', () => {
    expect(/^```sh\n([\s\S]*?)^```$/m.exec(README)?.[1]).toBe('npm ci && npm start\nnpm ci && npm test\n');
  });

  it('names only scripts that are there', () => {
    const named = [...README.matchAll(/npm(?:\.cmd)? run (\w+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !Object.hasOwn(packageJson.scripts, name))).toEqual([]);
  });
});
