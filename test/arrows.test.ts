import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

/*
 * Arrows point down only: the front door and its faces, the app, the ports and what stands behind them, the
 * decisions, plain words. Whatever a file imports, types too, is an arrow.
 */

const SOURCE = join(import.meta.dirname, '..', 'src');

/** Every source file's imports, by its path within src. */
const imports: ReadonlyMap<string, readonly string[]> = new Map(
  readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(ts|mjs|cjs|js)$/.test(file) && !file.endsWith('.d.ts'))
    .sort()
    .map((file) => [file, importsOf(file)]),
);

const files = [...imports.keys()];

function read(file: string): string {
  return readFileSync(join(SOURCE, file), 'utf8');
}

function codeOf(file: string): string {
  return read(file).replace(/\/\*[\s\S]*?\*\/|(?<![:'"])\/\/.*/g, '');
}

/** What a file imports: a path within src, `node:…`, or a package's name. */
function importsOf(file: string, code = codeOf(file)): string[] {
  const found = code.matchAll(/\bfrom\s*(['"])(.+?)\1|\b(?:import|require)\s*\(?\s*(['"])(.+?)\3/g);
  return [...found].map(([, , from = '', , called = '']) => {
    const name = from + called;
    if (name.startsWith('.')) return posix.join(posix.dirname(file), name);
    return name.startsWith('node:')
      ? name
      : name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/');
  });
}

/** The same without what is only types, which are gone when the program runs. */
function valuesOf(file: string): string[] {
  return importsOf(file, codeOf(file).replace(/\bimport type [\s\S]*?;/g, ''));
}

const isFile = (name: string) => imports.has(name);
const isNode = (name: string) => name.startsWith('node:');
const isPackage = (name: string) => !isNode(name) && !/^\.|\.(ts|mjs|cjs|js|json)$/.test(name);

/** The arrows of files under `from` that hit something forbidden, as `file -> import`. */
function arrows(from: RegExp, isForbidden: (name: string) => boolean): string[] {
  return [...imports].flatMap(([file, names]) =>
    from.test(file) ? names.filter(isForbidden).map((name) => `${file} -> ${name}`) : [],
  );
}

/** Pure: no clock, no Node, no package but those below, nothing but other decisions. */
const DECISIONS = new RegExp(
  `^(?:${[
    'sign-out',
    'conversation/.+',
    'consent',
    'cool-down',
    'last-look',
    'duration',
    'apart',
    'cutting',
    'faces/terminal-status',
    'sleep-watch',
    'rights/(?:account-rights|live-rights|elevation|descriptor|sddl|sid-alias)',
    'wire/pipe-access',
    'words/.+',
    '(?:engine|elevation|history|tray)/words',
    'engine/question-text',
    'languages/.+',
    'doctor/(?:facts|finding|diagnosis|elevated-start)',
    'refusal',
    'text-lines',
    'text-width',
    'cli/(?:options|targets|exit-code|command-error|safe-json|table|invocation|listing-error|order|progress)',
    'sessions/commands/(?:account-name|cells|digits|idle-field|logon-field|missing-rows|query-session-row|quser|quser-row|session-table|state-words|station|windows-error)',
    'sessions/(?:session|identity|idle-time|other-users|presence|display-name|protected-users|usage|person-note|session-host|session-error)',
    'settings/(?:file-text|policy|registry-text)',
    'tray/(?:menu|slots|slot-names|steady-clicks|tray|action|person-row|everyone-row|notes|menu-text|plain-text|toast-text|toast-end|toast-turns|tray-face|restart-delay|terminal-menu|terminal-picture|terminal-screen)',
  ].join('|')})\\.ts$`,
);

/** These reckon with what they are given, and with nothing else. */
const PURE_PACKAGES: ReadonlySet<string> = new Set(['string-width']);

/** Each package and the files that know it. */
const KNOWN_TO: Readonly<Record<string, readonly string[]>> = {
  '@humanwhocodes/momoa': ['settings/jsonc.ts'],
  '@inquirer/confirm': ['cli/confirm.ts'],
  commander: ['cli/program.ts'],
  execa: ['run.ts'],
  'fastest-levenshtein': ['cli/nearest.ts', 'settings/similar-name.ts'],
  'iconv-lite': ['sessions/commands/oem-text.ts'],
  koffi: ['native.ts'],
  'node-notifier': ['tray/snore-toast.ts'],
  'p-limit': ['faces/remote-windows.ts'],
  'string-width': ['text-width.ts'],
  systray2: ['tray/systray-tray.ts'],
  // Where data comes in from outside.
  zod: [
    'deed-reader.ts',
    'program-check.ts',
    'rights/protocol.ts',
    'rights/request.ts',
    'sessions/demo/state.ts',
    'sessions/remote/remote-answer.ts',
    'sessions/sign-in.ts',
    'settings/schema.ts',
  ],
};

/** Files that are no code. */
const DATA = ['../package.json', 'sessions/programs.json'];

describe('the arrows', () => {
  it('are all seen by this test', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.get('run.ts')).toEqual(['node:path', 'execa']);
    expect(imports.get('native.ts')).toContain('koffi');
    expect(imports.get('last-look.ts')).toContain('sessions/identity.ts');
  });

  it('end where there is a file, a module of Node or a package', () => {
    const nowhere = (name: string) =>
      !isFile(name) && !isNode(name) && !isPackage(name) && !DATA.includes(name);
    expect(arrows(/./, nowhere)).toEqual([]);
  });

  it('of decisions point at decisions only', () => {
    const pure = files.filter((file) => DECISIONS.test(file));
    expect(pure).toEqual(
      expect.arrayContaining(['sign-out.ts', 'consent.ts', 'tray/menu.ts', 'words/english.ts']),
    );
    const isForeign = (name: string) => !DECISIONS.test(name) && !PURE_PACKAGES.has(name);
    expect(
      pure.flatMap((file) =>
        valuesOf(file)
          .filter(isForeign)
          .map((name) => `${file} -> ${name}`),
      ),
    ).toEqual([]);
  });

  it.each(files.filter((file) => DECISIONS.test(file)))('%s has no clock, no chance and no world', (file) => {
    expect(codeOf(file)).not.toMatch(
      /\bDate\.now|\bnew Date\b|\bperformance\.|\bsetTimeout\b|\bsetInterval\b|\bMath\.random|\bprocess\.|\bconsole\.|\bfetch\(/,
    );
  });

  it('never point from sessions at the tray, the app or its faces', () => {
    expect(
      arrows(/^sessions\//, (name) =>
        /^(?:tray|faces|words)\/|^(?:app|conversations|jobs|main)\.ts$/.test(name),
      ),
    ).toEqual([]);
  });

  it('never point from the tray at a host, nor at the app', () => {
    const isHost = (name: string) =>
      /^sessions\/(?:wts|commands|demo)\/|^sessions\/session-host\.ts$/.test(name);
    expect(arrows(/^tray\//, isHost)).toEqual([]);
    expect(
      arrows(/^tray\//, (name) => /^faces\/|^(?:app|conversations|jobs|main|people|roster)\.ts$/.test(name)),
    ).toEqual([]);
  });

  it('never point from one host at another, but from the demo at the reader of the commands, and from another PC at wts', () => {
    expect(arrows(/^sessions\/wts\//, (name) => /^sessions\/(?:demo|remote)\//.test(name))).toEqual([]);
    expect(arrows(/^sessions\/commands\//, (name) => /^sessions\/(?:wts|demo|remote)\//.test(name))).toEqual(
      [],
    );
    expect(arrows(/^sessions\/demo\//, (name) => /^sessions\/(?:wts|remote)\//.test(name))).toEqual([]);
    expect(arrows(/^sessions\/remote\//, (name) => /^sessions\/(?:demo|commands)\//.test(name))).toEqual([]);
  });

  it('never point from the wire at what is said over it', () => {
    const isWire = (name: string) =>
      /^(?:wire|windows)\/|^(?:clock|native)\.ts$|^sessions\/wts\/sid\.ts$/.test(name);
    expect(arrows(/^wire\//, (name) => isFile(name) && !isWire(name))).toEqual([]);
  });

  it('never point at the front door, and at a face only from there', () => {
    expect(arrows(/./, (name) => name === 'main.ts')).toEqual([]);
    expect(arrows(/^(?!(?:faces|cli)\/|main\.ts)/, (name) => /^(?:faces|cli)\//.test(name))).toEqual([]);
    expect(arrows(/^faces\/(?!pcs\.ts)/, (name) => name.startsWith('cli/'))).toEqual([]);
    expect(arrows(/^(?!faces\/|main\.ts)/, (name) => name === 'app.ts')).toEqual([]);
  });

  it('never point out of src, but for the version', () => {
    expect(arrows(/^(?!main\.ts)/, (name) => name.startsWith('..'))).toEqual([]);
    expect(arrows(/./, (name) => name.includes('test/'))).toEqual([]);
  });

  it('of the elevated helper reach nothing that reads or writes a file', () => {
    const reached = new Set<string>();
    const visit = (name: string) => {
      if (reached.has(name)) return;
      reached.add(name);
      for (const each of isFile(name) ? valuesOf(name) : []) visit(each);
    };
    visit('faces/helper-face.ts');
    expect([...reached]).toEqual(
      expect.arrayContaining(['rights/helper.ts', 'run.ts', 'node:net', 'settings/policy.ts']),
    );
    const files =
      /^node:fs|^(?:settings|deed-file|deed-reader|log|program-check|history-text)\.ts$|^doctor\/|^tray\//;
    expect([...reached].filter((name) => files.test(name))).toEqual([]);
  });

  it('go round in no circle', () => {
    const rounds: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]) => {
      if (path.includes(file)) rounds.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (path.includes(file) || done.has(file)) return;
      for (const name of isFile(file) ? valuesOf(file) : []) visit(name, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(rounds).toEqual([]);
  });
});

describe('a package', () => {
  it('is known to the file that is about it, and to no other', () => {
    const known: Record<string, string[]> = {};
    for (const [file, names] of imports) {
      for (const name of new Set(names.filter(isPackage))) known[name] = [...(known[name] ?? []), file];
    }
    expect(known).toEqual(KNOWN_TO);
  });

  it('is never known together with another one', () => {
    const both = [...imports].filter(([, names]) => new Set(names.filter(isPackage)).size > 1);
    expect(both.map(([file]) => file)).toEqual([]);
  });

  it('is named in package.json, with its exact version, and none is that nobody knows', () => {
    expect(Object.keys(packageJson.dependencies).sort()).toEqual(Object.keys(KNOWN_TO).sort());
    for (const version of Object.values(packageJson.dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
