import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { run } from '../../src/base/run.ts';
import { allowedText, englishSettings } from '../../src/languages/en/settings.ts';
import { allowedInstead, schema } from '../../src/settings/schema.ts';
import { DEFAULT_SETTINGS, parseSettings } from '../../src/settings/settings.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const program = join(ROOT, 'dist', 'usher.cjs');

const text = (file: string) => readFileSync(join(ROOT, file), 'utf8').replaceAll('\r\n', '\n');

const DOCS = readdirSync(join(ROOT, 'docs'))
  .filter((file) => file.endsWith('.md'))
  .map((file) => `docs/${file}`);
const FOR_USERS = ['README.md', ...DOCS];
const PAGES = [...FOR_USERS, 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];

/** The commands on the simulated PC, with the output shown below each. */
const EXAMPLES = FOR_USERS.flatMap((page) =>
  [...text(page).matchAll(/^\$ usher (.*--demo.*)\n((?:(?!\$ |```).*\n)*)/gm)].map(
    ([, line = '', output = '']) => ({ page, line, output: output.trimEnd() }),
  ),
);

/** Drops what differs from day to day. */
const timeless = (shown: string) =>
  shown.replace(/(?:\d{4}-\d\d-\d\d )?\d\d:\d\d(?::\d\d)?/g, 'TIME').trimEnd();

describe.concurrent('an example', () => {
  it('is seen by this test', () => {
    expect(EXAMPLES.length).toBeGreaterThan(6);
  });

  it.each(EXAMPLES)('in $page prints what stands below it: usher $line', async ({ line, output }) => {
    const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    const result = await run(process.execPath, [program, ...args], { timeoutMs: 100_000 });
    if (result.kind !== 'exited') throw new Error(result.kind);
    // On a screen both streams are one text; here each keeps its own order.
    const [out, err] = [result.stdout.toString(), result.stderr.toString()];
    expect([timeless(out + err), timeless(err + out)]).toContain(timeless(output));
  });
});

/** The fenced blocks of a page. */
function blocksOf(page: string): readonly { readonly language: string; readonly code: string }[] {
  return [...text(page).matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', code = '']) => ({
    language,
    code,
  }));
}

const isForWindows = ({ language }: { readonly language: string }) =>
  /^(?:powershell|ps1|bat|cmd|batch)$/.test(language);

describe('the README', () => {
  it('has at most 80 lines', () => {
    expect(text('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(80);
  });

  it('begins with what starts it on Windows', () => {
    expect(blocksOf('README.md')[0]).toEqual({ language: 'powershell', code: 'npm.cmd ci\nnpm.cmd start\n' });
  });

  it('has the two commands that start and test it elsewhere', () => {
    expect(blocksOf('README.md').find(({ language }) => language === 'sh')?.code).toBe(
      'npm ci && npm start\nnpm ci && npm test\n',
    );
  });

  it('spares its readers the names of libraries', () => {
    expect(text('README.md')).not.toMatch(/wtsapi32|koffi|execa|\.dll\b/i);
  });
});

describe('a page', () => {
  it.each(FOR_USERS)(
    '%s can be typed in Windows PowerShell 5.1, which knows no && and runs no npm.ps1',
    (page) => {
      const blocks = blocksOf(page);
      for (const { code } of blocks.filter(isForWindows)) {
        expect(code).not.toMatch(/&&|\b(?:npm|npx|usher)(?!\.cmd|\.exe)\b/);
      }
      // Every npm command outside of a block for other systems.
      const elsewhere = blocks
        .filter(({ language }) => language === 'sh')
        .reduce((all, { code }) => all.replace(code, ''), text(page));
      expect(elsewhere).not.toMatch(/&& npm|\bnpm (?:ci|start|install|run)\b/);
    },
  );

  it.each(PAGES)('%s names only scripts that are there', (page) => {
    const named = [...text(page).matchAll(/npm(?:\.cmd)? run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !Object.hasOwn(packageJson.scripts, name))).toEqual([]);
  });

  it.each(PAGES)('%s links only to files and headings that are there', (page) => {
    expect(linksOf(page).flatMap((link) => (leads(link.target, page) ? [] : [link.target]))).toEqual([]);
  });

  it.each(PAGES)('%s calls a linked test by its own name', (page) => {
    const tests = linksOf(page).filter(({ label }) => /^[\w.-]+\.test\.ts$/.test(label));
    expect(tests.filter(({ label, target }) => label !== basename(target))).toEqual([]);
  });
});

/** The links of a page that lead within the project. */
function linksOf(page: string): readonly { readonly label: string; readonly target: string }[] {
  return [...text(page).matchAll(/\[([^\]]*)\]\(([^)\s]+)\)/g)]
    .map(([, label = '', target = '']) => ({ label, target }))
    .filter(({ target }) => !/^[a-z]+:/.test(target));
}

function leads(target: string, page: string): boolean {
  const [path = '', heading] = target.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(ROOT, file))) return false;
  return heading === undefined || headingsOf(file).includes(heading);
}

/** Anchors as GitHub makes them. */
function headingsOf(page: string): readonly string[] {
  return [...text(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('docs/settings.md', () => {
  const page = text('docs/settings.md');
  const rows = [...page.matchAll(/^\| \[`([\w.]+)`\]\(#\w+\) \| `([^`]+)` \| ([^|]+) \|/gm)].map(
    ([, name = '', standard = '', allowed = '']) => ({ name, standard: JSON.parse(standard), allowed }),
  );
  const { countdowns, ...single } = DEFAULT_SETTINGS;
  const settings = [
    ...Object.entries(single),
    ...Object.entries(countdowns).map(([name, value]) => [`countdowns.${name}`, value] as const),
  ];

  it('has a row for each setting, with its default and what is allowed', () => {
    expect(Object.keys(DEFAULT_SETTINGS)).toEqual(Object.keys(schema.shape));
    expect(rows).toEqual(
      settings.map(([name, standard]) => {
        const allowed = allowedInstead(name, {});
        return { name, standard, allowed: allowed && allowedText(allowed) };
      }),
    );
  });

  it('has the bounds of each number', () => {
    const bounds = rows.flatMap(({ name, allowed }) => {
      const [, least, most] = /^(\d+) to (\d+) /.exec(allowed) ?? [];
      return least === undefined ? [] : [{ name, least: Number(least), most: Number(most) }];
    });
    expect(bounds.map(({ name }) => name)).toEqual(
      settings.flatMap(([name, standard]) => (typeof standard === 'number' ? [name] : [])),
    );
    for (const { name, least, most } of bounds) {
      const isAllowed = [least - 1, least, most, most + 1].map(
        (value) => allowedInstead(name, value) === null,
      );
      expect([name, ...isAllowed]).toEqual([name, false, true, true, false]);
    }
  });

  it('shows the defaults as a file that can be used', () => {
    const example = blocksOf('docs/settings.md').find(({ language }) => language === 'json')?.code ?? '';
    expect(parseSettings(example, englishSettings)).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
    expect(JSON.parse(example)).toEqual(DEFAULT_SETTINGS);
  });
});
