import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import type { Plugin } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../bundle.mjs';
import { run } from '../../src/base/run.ts';

/*
 * Tests which packages a command really loads. The program is bundled as usual, but each file of a package gets one
 * line that reports it.
 */

let folder = '';

const MODULES = join(import.meta.dirname, '..', '..', 'node_modules');

function packageOf(file: string): string {
  const [scope = '', name = ''] = relative(MODULES, file).split(/[\\/]/);
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

const announced: Plugin = {
  name: 'packages announced',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, async ({ path }) => {
      const { readFile } = await import('node:fs/promises');
      const code = (await readFile(path, 'utf8')).replace(/^#!.*/, '');
      const says = `(globalThis.loadedPackages ??= new Set()).add(${JSON.stringify(packageOf(path))});`;
      return { contents: `${code}\n${says}`, resolveDir: dirname(path) };
    });
    onLoad({ filter: /[\\/]src[\\/]languages[\\/]en[\\/].*\.ts$/ }, async ({ path }) => {
      const { readFile } = await import('node:fs/promises');
      const says = `((globalThis as any).loadedTexts ??= new Set()).add(${JSON.stringify(basename(path, '.ts'))});`;
      return {
        contents: `${await readFile(path, 'utf8')}\n${says}`,
        loader: 'ts',
        resolveDir: dirname(path),
      };
    });
  },
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
  await bundle(folder, [announced]);
  const tell =
    'const all = (set) => [...set ?? []].sort();' +
    'process.on("exit", () => console.error(JSON.stringify({ packages: all(globalThis.loadedPackages), texts: all(globalThis.loadedTexts) })));';
  writeFileSync(join(folder, 'tell.cjs'), tell);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Loaded {
  readonly packages: readonly string[];
  readonly texts: readonly string[];
}

async function loadedBy(line: string): Promise<readonly string[]> {
  return (await allLoadedBy(line)).packages;
}

async function allLoadedBy(line: string): Promise<Loaded> {
  const program = [join(folder, 'usher.cjs'), ...line.split(' ')];
  const result = await run(process.execPath, ['--require', join(folder, 'tell.cjs'), ...program], {
    timeoutMs: 100_000,
  });
  if (result.kind !== 'exited') throw new Error(result.kind);
  return JSON.parse(result.stderr.toString().trimEnd().split('\n').at(-1) ?? '');
}

describe('a command loads no package that it does not need', () => {
  it('where it only tells how to use it, or what version it is', async () => {
    expect(await loadedBy('--help')).toEqual(['commander']);
    expect(await loadedBy('--version')).toEqual(['commander']);
    expect(await loadedBy('list --foo')).toEqual(['commander']);
  });

  it('where it lists: away from Windows it gets as far as finding none', async () => {
    expect(await loadedBy('list')).toEqual(['commander']);
  });

  it('where it lists people with plain names: nothing has to be told of other letters', async () => {
    expect(await loadedBy('list --demo')).not.toContain('string-width');
  });

  it('where it shows the history, whose lines are checked', async () => {
    expect(await loadedBy('history')).toEqual(['commander', 'zod']);
  });

  it('where it signs out', async () => {
    // Reading settings needs comments, and a check of misspelled names.
    expect(await loadedBy('sign-out bob --yes')).toEqual([
      '@humanwhocodes/momoa',
      'commander',
      'fastest-levenshtein',
      'zod',
    ]);
  });
});

describe('a command loads no text that it does not need', () => {
  it.each(['--help', '--version'])('such as %s: it only needs the help', async (line) => {
    expect((await allLoadedBy(line)).texts).toEqual(['cli-help']);
  });

  it('such as a list: it needs the words of the command line', async () => {
    const { texts } = await allLoadedBy('list');
    expect(texts).toContain('cli');
    expect(texts).not.toContain('doctor');
    expect(texts).not.toContain('menu');
  });
});
