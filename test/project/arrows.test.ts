import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

/*
 * The rooms of the house are floors, and arrows point down only. Every import is an arrow, types too.
 * docs/architecture.md has the picture.
 */

const SOURCE = join(import.meta.dirname, '..', '..', 'src');

/** From the roof to the ground. Rooms on one floor do not know each other. */
const FLOORS: readonly (readonly string[])[] = [
  ['main.ts'],
  ['start'],
  ['languages'],
  ['tray', 'cli'],
  ['elevation', 'neighbors'],
  ['engine'],
  ['doctor', 'history', 'settings'],
  ['conversation'],
  ['rights'],
  ['sessions'],
  ['wire'],
  ['windows'],
  ['base'],
];

/** Decisions use no clock, no chance and nothing of Node.js. They import only pure files. */
const PURE =
  /^(?:conversation|languages|base\/text|tray\/menu)\/|^rights\/[^/]+$|^engine\/(?:milder|words|question-text)\.ts$|\/words\.ts$|^base\/(?:duration|refusal|sleep-watch|time-left)\.ts$|^doctor\/(?:diagnosis|diagnosis-text|elevated-start|facts|finding|neighbor|neighbor-findings)\.ts$|^history\/(?:cool-down|history-events|note-report|receipt-end)\.ts$|^settings\/(?:file-text|others-may|policy|registry-text)\.ts$|^tray\/(?:milder-choice|notices)\.ts$|^tray\/question\/(?:face|face-plan|outcome-plan|planned-face|progress-plan|question-plan)\.ts$|^tray\/systray\/(?:menu-text|restart-delay|shown-menu)\.ts$|^tray\/toasts\/toast-(?:end|text|turns)\.ts$|^tray\/terminal\/terminal-(?:choice|keys|menu|page|picture|screen|status)\.ts$|^cli\/command-line\/(?:invocation|options|order|targets)\.ts$|^cli\/output\/(?:command-error|exit-code|listing-error|progress|safe-json|table)\.ts$|^sessions\/(?!programs\.ts|schemas\.ts|sign-in\.ts)[^/]+\.ts$|^sessions\/commands\/(?:account-name|cells|digits|idle-field|logon-field|missing-rows|quser|quser-row|session-table|state-words|station|windows-error)\.ts$|^windows\/dialog\.ts$|^wire\/pipe-access\.ts$|^neighbors\/client\/server-check\.ts$|^neighbors\/own\/(?:asker|decision|limits|own-question(?:-child|-dialog)?)\.ts$|^neighbors\/own-session\/(?:could-be-lost|open-windows|processor-time|program-kind|unsaved-marks)\.ts$/;

/** Packages that only compute with their arguments. */
const PURE_PACKAGES: ReadonlySet<string> = new Set(['string-width']);

/** Each package and the files that may import it. */
const KNOWN_TO: Readonly<Record<string, readonly string[]>> = {
  '@humanwhocodes/momoa': ['settings/jsonc.ts'],
  '@inquirer/confirm': ['cli/output/confirm.ts'],
  commander: [
    'cli/command-line/program.ts',
    'cli/command-line/shared-options.ts',
    'cli/command-line/similar-command.ts',
  ],
  execa: ['base/run.ts'],
  'fastest-levenshtein': ['cli/command-line/nearest.ts', 'settings/similar-name.ts'],
  'iconv-lite': ['sessions/commands/oem-text.ts'],
  koffi: ['windows/native.ts'],
  'node-notifier': ['tray/toasts/snore-toast.ts'],
  'p-limit': ['start/other-pcs.ts'],
  'string-width': ['base/text/text-width.ts'],
  systray2: ['tray/systray/systray-tray.ts'],
  // Files where data comes in from outside.
  zod: [
    'base/program-check.ts',
    'elevation/protocol.ts',
    'elevation/request.ts',
    'history/history-reader.ts',
    'history/kept-lines.ts',
    'history/kept-notes.ts',
    'history/receipts.ts',
    'history/somebody.ts',
    'neighbors/protocol.ts',
    'sessions/demo/state.ts',
    'sessions/remote/remote-answer.ts',
    'sessions/schemas.ts',
    'sessions/sign-in.ts',
    'settings/schema.ts',
    'tray/question/face-lines.ts',
  ],
};

/** Data files. */
const DATA = ['../package.json', 'sessions/programs.json', 'neighbors/own-session/program-kinds.json'];

/** Every source file's imports, by its path within src. */
const imports: ReadonlyMap<string, readonly string[]> = new Map(
  readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(ts|mjs|cjs|js)$/.test(file) && !file.endsWith('.d.ts'))
    .sort()
    .map((file) => [file, importsOf(file)]),
);

const files = [...imports.keys()];
const pure = files.filter((file) => PURE.test(file));

function read(file: string): string {
  return readFileSync(join(SOURCE, file), 'utf8');
}

function codeOf(file: string): string {
  return read(file).replace(/\/\*[\s\S]*?\*\/|(?<![:'"])\/\/.*/g, '');
}

/** What a file imports: a path within src, `node:…`, or a package's name. */
function importsOf(file: string, code = codeOf(file)): string[] {
  const found = code.matchAll(/\bfrom\s*(['"])(\S+?)\1|\b(?:import|require)\s*\(?\s*(['"])(\S+?)\3/g);
  return [...found].map(([, , from = '', , called = '']) => {
    const name = from + called;
    if (name.startsWith('.')) return posix.join(posix.dirname(file), name);
    if (name.startsWith('node:')) return name;
    return name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/');
  });
}

/** The same without types, which are gone when the program runs. */
function valuesOf(file: string): string[] {
  return importsOf(file, codeOf(file).replace(/\bimport type [\s\S]*?;/g, ''));
}

const isFile = (name: string) => imports.has(name);
const isNode = (name: string) => name.startsWith('node:');
const isPackage = (name: string) => !isNode(name) && !/^\.|\.(ts|mjs|cjs|js|json)$/.test(name);

/** The floor that a file is on, from 0 at the roof. */
function floorOf(file: string): number {
  return FLOORS.findIndex((rooms) => rooms.includes(roomOf(file)));
}

function roomOf(file: string): string {
  return file.split('/')[0] ?? '';
}

/** The arrows of files under `from` that hit something forbidden, as `file -> import`. */
function arrows(
  from: (file: string) => boolean,
  isForbidden: (name: string, file: string) => boolean,
  named: (file: string) => readonly string[] = (file) => imports.get(file) ?? [],
): string[] {
  return files
    .filter(from)
    .flatMap((file) =>
      named(file).flatMap((name) => (isForbidden(name, file) ? [`${file} -> ${name}`] : [])),
    );
}

const within = (folder: string) => (name: string) => name.startsWith(`${folder}/`);
const everywhere = () => true;

/** All files that a file needs at run time, including itself. */
function reachedFrom(file: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (name: string) => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const each of isFile(name) ? valuesOf(name) : []) visit(each);
  };
  visit(file);
  return reached;
}

describe('the arrows', () => {
  it('are all seen by this test', () => {
    expect(files.length).toBeGreaterThan(250);
    expect(imports.get('base/run.ts')).toEqual(['node:path', 'execa']);
    expect(imports.get('windows/native.ts')).toContain('koffi');
    expect(imports.get('sessions/last-look.ts')).toContain('sessions/identity.ts');
  });

  it('end where there is a file, a module of Node.js or a package', () => {
    const isNowhere = (name: string) =>
      !isFile(name) && !isNode(name) && !isPackage(name) && !DATA.includes(name);
    expect(arrows(everywhere, isNowhere)).toEqual([]);
  });

  it('begin in one of the rooms', () => {
    expect(files.filter((file) => floorOf(file) === -1)).toEqual([]);
  });

  it('are drawn in docs/architecture.md, room by room', () => {
    const page = readFileSync(join(SOURCE, '..', 'docs', 'architecture.md'), 'utf8');
    const [, picture = ''] = page.split('```');
    const drawn = [...picture.matchAll(/(?:^|[ │])([\w.]+(?:\.ts|\/))/gm)].map(([, room = '']) =>
      room.replace(/\/$/, ''),
    );
    expect(FLOORS.flat().filter((room) => !drawn.includes(room))).toEqual([]);
  });

  it('point down, or stay in their room', () => {
    const isAbove = (name: string, file: string) =>
      isFile(name) && roomOf(name) !== roomOf(file) && floorOf(name) <= floorOf(file);
    expect(arrows(everywhere, isAbove)).toEqual([]);
  });

  it('go round in no circle, types neither', () => {
    const rounds: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]) => {
      if (path.includes(file)) rounds.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (path.includes(file) || done.has(file)) return;
      for (const name of imports.get(file) ?? []) visit(name, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(rounds).toEqual([]);
  });

  it("point at a language's texts from the one file that picks the language, and from nowhere else", () => {
    const outside = (file: string) => !within('languages')(file) && file !== 'start/language.ts';
    expect(arrows(outside, (name) => /^languages\/[^/]+\//.test(name))).toEqual([]);
    expect(imports.get('start/language.ts')).toContain('languages/en/words.ts');
  });

  it('of decisions point at decisions only', () => {
    expect(pure).toEqual(
      expect.arrayContaining(['conversation/next.ts', 'conversation/consent.ts', 'tray/menu/menu.ts']),
    );
    const isForeign = (name: string) => !pure.includes(name) && !PURE_PACKAGES.has(name);
    expect(arrows((file) => pure.includes(file), isForeign, valuesOf)).toEqual([]);
  });

  it.each(pure)('%s has no clock, no chance and no world', (file) => {
    expect(codeOf(file)).not.toMatch(
      /\bDate\.now|\bnew Date\b|\bperformance\.|\bsetTimeout\b|\bsetInterval\b|\bMath\.random|\bprocess\.|\bconsole\.|\bfetch\(/,
    );
  });

  it('of everything above the adapters lead to one clock, so that a whole Usher runs in simulated time', () => {
    const timed = files.filter(
      (file) =>
        /^(?:conversation|elevation|engine|history|cli|tray)\//.test(file) &&
        // Adapters: a program, a terminal's keys, a file.
        !/^tray\/(?:systray|toasts)\/|^cli\/output\/confirm\.ts$|^history\/history-reader\.ts$/.test(file),
    );
    const pastTheClock = timed.filter((file) =>
      /\bDate\.now|\bnew Date\(\)|\bperformance\.|\bset(?:Timeout|Interval)\b|node:timers/.test(codeOf(file)),
    );
    expect(timed.length).toBeGreaterThan(100);
    expect(pastTheClock).toEqual([]);
  });

  it('never point from one way to see sessions at another, but from the demo at the commands, and from another PC at wts', () => {
    const among = (from: string, forbidden: RegExp) =>
      arrows(within(`sessions/${from}`), (name) => forbidden.test(name));
    expect(among('wts', /^sessions\/(?:demo|remote|commands)\//)).toEqual([]);
    expect(among('commands', /^sessions\/(?:wts|demo|remote)\//)).toEqual([]);
    expect(among('demo', /^sessions\/(?:wts|remote)\//)).toEqual([]);
    expect(among('remote', /^sessions\/(?:demo|commands)\//)).toEqual([]);
  });

  it('never point from the tray at a way to see sessions', () => {
    expect(arrows(within('tray'), (name) => /^sessions\/(?:wts|commands|demo|remote)\//.test(name))).toEqual(
      [],
    );
  });

  it('never point out of src, but for the version', () => {
    expect(
      arrows(
        (file) => file !== 'main.ts',
        (name) => name.startsWith('..'),
      ),
    ).toEqual([]);
  });

  it('of the elevated helper reach nothing that reads or writes a file', () => {
    const reached = [...reachedFrom('start/helper.ts')];
    expect(reached).toEqual(
      expect.arrayContaining(['elevation/server/serve.ts', 'base/run.ts', 'node:net', 'settings/policy.ts']),
    );
    const readsOrWrites =
      /^node:fs|^settings\/settings(?:-file)?\.ts$|^history\/history-(?:file|reader|text)\.ts$|^base\/(?:log|own-file|program-check)\.ts$|^doctor\//;
    expect(reached.filter((name) => readsOrWrites.test(name))).toEqual([]);
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
