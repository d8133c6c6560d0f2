import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { ELEVATE_FLAG, HELPER_FLAG, QUESTION_FLAG } from '../../src/base/child-flags.ts';
import { BUILT_LAUNCHERS, BUILT_PROGRAMS, PREFIX, ROOT, START } from './folders.ts';
import { openLab } from './lab.ts';
import type { Started } from './launched.ts';
import { exitCode, forgetLaunches, installLaunched, LAUNCHED, launches, startProgram } from './launched.ts';
import { exchangeFile } from './node-process.ts';
import { ben, kai } from './people.ts';
import { labProcesses } from './processes.ts';
import { deedsDone, ended, signedIn } from './signing-out.ts';
import { wine } from './wine.ts';

const lab = openLab();

const start = (file: string, args: readonly string[], variables?: Readonly<Record<string, string>>) =>
  startProgram(lab.desktop.display, file, args, variables);

/** Runs it to its end. @returns the exit code, and how the probe was started if it was */
async function run(...given: Parameters<typeof start>) {
  forgetLaunches();
  const code = await exitCode(start(...given));
  return { code, launch: launches()[0] };
}

/** The same probe by Node.js itself: what there is to be kept from the program. */
const byNode = (args: readonly string[], variables?: Readonly<Record<string, string>>) =>
  run(LAUNCHED.node, [LAUNCHED.program, ...args], variables);

/** Files that somebody planted, and what they leave behind. */
const PLANTED = exchangeFile('planted.txt');
const COVERAGE = exchangeFile('coverage');
const CACHE = exchangeFile('cache');

function plant(): void {
  for (const trace of [PLANTED, COVERAGE, CACHE]) rmSync(trace, { recursive: true, force: true });
  writeFileSync(
    join(START, 'planted.cjs'),
    "require('node:fs').appendFileSync('C:/lab/planted.txt', process.argv.join(' ') + '\\n')",
  );
  const sections = [
    'nodejs_conf = start',
    '[start]',
    'providers = all',
    '[all]',
    'planted = one',
    '[one]',
    'module = C:/lab/planted.dll',
    'activate = 1',
  ];
  writeFileSync(exchangeFile('openssl.cnf'), sections.join('\n'));
  cpSync(join(BUILT_PROGRAMS, 'planted.dll'), exchangeFile('planted.dll'));
}

const STEERING = [
  ['NODE_OPTIONS', '--require C:/start/planted.cjs', PLANTED],
  ['OPENSSL_CONF', 'C:\\lab\\openssl.cnf', PLANTED],
  ['NODE_V8_COVERAGE', 'C:\\lab\\coverage', COVERAGE],
  ['NODE_COMPILE_CACHE', 'C:\\lab\\cache', CACHE],
] as const;

/** Wine gives these to every program. */
const OF_WINE = /^WINE/;
const names = (env: Readonly<Record<string, string>> | undefined) =>
  Object.keys(env ?? {})
    .filter((name) => !OF_WINE.test(name))
    .sort();

/** What an elevated helper gets. */
const WINDOWS = 'C:\\windows';
const BARE = {
  ComSpec: `${WINDOWS}\\System32\\cmd.exe`,
  PATH: `${WINDOWS}\\System32`,
  SystemDrive: 'C:',
  SystemRoot: WINDOWS,
  TEMP: `${WINDOWS}\\Temp`,
  TMP: `${WINDOWS}\\Temp`,
  windir: WINDOWS,
};

describe('The launcher for users', () => {
  beforeEach(async () => {
    await lab.prepare({ people: [] });
    installLaunched('shipped');
    plant();
  });

  it.each(STEERING)('keeps %s from Node.js', async (name, value, trace) => {
    for (const file of [LAUNCHED.console, LAUNCHED.gui]) {
      expect(await run(file, ['exit', '3'], { [name]: value })).toMatchObject({ code: 3 });
      expect(existsSync(trace)).toBe(false);
    }
    // Node.js does what the variable says.
    await byNode([], { [name]: value });
    expect(existsSync(trace)).toBe(true);
  });

  it("passes on few of the user's variables, and says itself where Windows is", async () => {
    const variables = {
      NODE_PATH: 'C:\\lab',
      NO_COLOR: '1',
      SystemRoot: 'C:\\lab',
      windir: 'C:\\lab',
      ComSpec: 'C:\\lab\\cmd.exe',
      SystemDrive: 'L:',
      USHER_LAB_PC: 'C:\\lab\\pc.txt',
      USHER_LAB_SESSION: '2',
      USHER_LAB_REQUIRE: 'C:\\start\\planted.cjs',
      ANYTHING: 'else',
    };
    const { launch } = await run(LAUNCHED.console, [], variables);
    expect(names(launch?.env)).toEqual([
      'ALLUSERSPROFILE',
      'APPDATA',
      'COMPUTERNAME',
      'ComSpec',
      'HOMEDRIVE',
      'HOMEPATH',
      'LOCALAPPDATA',
      'NO_COLOR',
      'PATH',
      'PUBLIC',
      'ProgramData',
      'SystemDrive',
      'SystemRoot',
      'TEMP',
      'TMP',
      'USERDOMAIN',
      'USERNAME',
      'USERPROFILE',
      'windir',
    ]);
    const { TEMP: _, TMP: __, ...ofWindows } = BARE;
    expect(launch?.env).toMatchObject(ofWindows);
    expect(existsSync(PLANTED)).toBe(false);
  });

  it('gives the elevated helper nothing that a user could set', async () => {
    const variables = Object.fromEntries(STEERING.map(([name, value]) => [name, value]));
    for (const file of [LAUNCHED.console, LAUNCHED.gui]) {
      const { launch } = await run(file, ['--helper', 'pipe'], { ...variables, TEMP: 'C:\\lab' });
      expect(Object.fromEntries(names(launch?.env).map((name) => [name, launch?.env[name]]))).toEqual(BARE);
      expect(launch).toMatchObject({
        args: ['--helper', 'pipe'],
        execArgv: ['--openssl-config=NUL'],
        folder: `${WINDOWS}\\System32`,
      });
    }
  });

  it('runs in the current folder on the command line, and in the folder of Windows without one', async () => {
    expect((await run(LAUNCHED.console, [])).launch?.folder).toBe('C:\\start');
    expect((await run(LAUNCHED.gui, [])).launch?.folder).toBe(`${WINDOWS}\\System32`);
  });

  it('loads no library from the current folder', async () => {
    const library = join(BUILT_PROGRAMS, 'planted.dll');
    const imported = ['advapi32', 'user32', 'msvcrt', 'dbghelp', 'winmm', 'iphlpapi', 'userenv'];
    const planted = ['planted', ...imported].map((name) => join(START, `${name}.dll`));
    for (const file of planted) cpSync(library, file);
    try {
      for (const file of [LAUNCHED.console, LAUNCHED.gui]) await run(file, ['exit', '0']);
      expect(existsSync(PLANTED)).toBe(false);
      // Windows has none of this name, and would take the one there.
      await run(LAUNCHED.gui, ['load', 'planted.dll']);
      expect(existsSync(PLANTED)).toBe(false);
      await byNode(['load', 'planted.dll']);
      expect(existsSync(PLANTED)).toBe(true);
    } finally {
      for (const file of planted) rmSync(file);
    }
  });

  it('passes arguments on as they are', async () => {
    const odd = [
      ['two words', 'quo"ted', 'back\\', 'backs\\\\', 'both\\"', ''],
      ['Zoë 佐藤 😀', '%PATH%', '%UNSET%', '^&|<>', '*', '?.*', "'single'", 'tab\there'],
      ['--require', 'C:\\start\\planted.cjs', '--inspect-brk', '-e', 'process.exit(9)', '--', '--helper'],
      ['""', '\\\\server\\share\\', ' ', '"', '\\"', '/?'],
    ];
    for (const args of odd) {
      for (const file of [LAUNCHED.console, LAUNCHED.gui]) {
        expect((await run(file, args)).launch?.args).toEqual(args);
      }
    }
    expect(existsSync(PLANTED)).toBe(false);
  });

  it('understands a command line as Node.js does, also one that no program would write', async () => {
    const lines = [
      'a  b   c',
      'a"b c"d e',
      'open "quote and more',
      '"" "a""b" \\"c\\"',
      'a\\\\"b c" d\\\\\\"e ',
      '',
    ];
    const both = [`"${LAUNCHED.console}"`, `"${LAUNCHED.node}" "${LAUNCHED.program}"`];
    const commands = lines.flatMap((line) => both.map((program) => `${program} ${line}`));
    writeFileSync(exchangeFile('raw.bat'), ['@echo off', ...commands, ''].join('\r\n'));
    forgetLaunches();
    await exitCode(start('cmd.exe', ['/c', 'C:\\lab\\raw.bat']));
    const told = launches().map(({ args }) => args);
    expect(told).toHaveLength(commands.length);
    for (const [index, line] of lines.entries()) {
      expect([line, told[index * 2]]).toEqual([line, told[index * 2 + 1]]);
    }
  });

  it('ends with the exit code of Node.js', async () => {
    for (const code of [0, 1, 7, 113, 255]) {
      for (const file of [LAUNCHED.console, LAUNCHED.gui]) {
        expect((await run(file, ['exit', String(code)])).code).toBe(code);
      }
    }
  });

  it('says what is missing', async () => {
    installLaunched('shipped', { withoutNode: true });
    const started = start(LAUNCHED.console, []);
    expect(await exitCode(started)).toBe(1);
    expect(started.err().trim()).toBe(
      "Usher can't start: node.exe does not start (error 2). Please install Usher again.",
    );
  });

  it('has the name, the version and the icon of Usher, in the same bytes each time', () => {
    const again = mkdtempSync(join(tmpdir(), 'usher-launcher-'));
    try {
      execFileSync(join(ROOT, 'installer', 'launcher', 'build.sh'), [again]);
      for (const [file, subsystem] of [
        ['Usher.exe', 2],
        ['bin/usher.exe', 3],
      ] as const) {
        const bytes = readFileSync(join(BUILT_LAUNCHERS, 'shipped', file));
        expect(readFileSync(join(again, file)).equals(bytes)).toBe(true);
        const has = (text: string) => bytes.includes(Buffer.from(`${text}\0`, 'utf16le'));
        expect(['Usher', packageJson.version, file.replace('bin/', '')].filter((text) => !has(text))).toEqual(
          [],
        );
        expect(bytes.includes('level="asInvoker"')).toBe(true);
        // The subsystem and the protections stand in the optional header, after the signature and the COFF header.
        const header = bytes.readUInt32LE(0x3c) + 24;
        const RELOCATED_HIGH = 0x20 | 0x40;
        const NO_EXECUTION_OF_DATA = 0x100;
        expect(bytes.readUInt16LE(header + 68)).toBe(subsystem);
        expect(bytes.readUInt16LE(header + 70)).toBe(RELOCATED_HIGH | NO_EXECUTION_OF_DATA);
        // The largest picture of the icon is a PNG file.
        const icon = readFileSync(join(ROOT, 'assets', 'usher.ico'));
        const [size, at] = [icon.readUInt32LE(6 + 8), icon.readUInt32LE(6 + 12)];
        expect(bytes.includes(icon.subarray(at, at + size))).toBe(true);
      }
    } finally {
      rmSync(again, { recursive: true });
    }
  });
});

describe('The launcher and Node.js', () => {
  /** Starts the probe with a child of its own, and waits until both run. */
  async function waiting(file: string): Promise<Started> {
    await lab.prepare({ people: [] });
    installLaunched('lab');
    const started = start(file, ['wait']);
    await lab.until(() => existsSync(exchangeFile('waiting.txt')), 20, 'the child runs');
    await expect.poll(lab.processes).toEqual(['node.exe', 'node.exe', 'usher.exe']);
    return started;
  }

  const pidOf = (...words: readonly string[]): number =>
    labProcesses(PREFIX).find(({ program, args }) => words.every((word) => [program, ...args].includes(word)))
      ?.pid ?? 0;

  it.each([LAUNCHED.gui, LAUNCHED.console])('end together where %s is killed', async (file) => {
    await waiting(file);
    process.kill(pidOf('usher.exe'), 'SIGKILL');
    await expect.poll(lab.processes).toEqual([]);
  });

  it('end with the exit code that Node.js has after Ctrl+C', async () => {
    const started = await waiting(LAUNCHED.console);
    process.kill(pidOf('usher.exe'), 'SIGINT');
    process.kill(pidOf('node.exe', 'wait'), 'SIGINT');
    expect(await exitCode(started)).toBe(5);
    await expect.poll(lab.processes).toEqual([]);
  });
});

describe('The installed program', () => {
  const NODE_OPTIONS = '--require C:/start/planted.cjs';

  it('has its helper started by Usher.exe, and by that without a variable of the user', async () => {
    await lab.prepare({ people: [] });
    plant();
    await lab.start({
      people: [kai(), ben()],
      set: { rights: 'helper', 'processes.2': 'explorer.exe' },
      settings: { countdowns: { away: 20 } },
      args: ['--assume-unelevated'],
      withLauncher: true,
      variables: { NODE_OPTIONS },
    });
    await lab.click('ben');
    await lab.clickToast('Sign out');
    await expect.poll(() => lab.processes().includes('usher.exe')).toBe(true);
    await ended(lab, 'signedOut');
    expect(signedIn(lab)).toEqual(['kai']);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> 1']);
    await expect.poll(() => lab.processes().includes('usher.exe')).toBe(false);
    const planted = readFileSync(PLANTED, 'utf8').split('\n');
    // The variable reached the window that asks, which had Windows start the helper, and not the helper.
    const startedAs = (flag: string) => planted.filter((line) => line.split(' ').includes(flag));
    expect([startedAs(QUESTION_FLAG).length, startedAs(ELEVATE_FLAG), startedAs(HELPER_FLAG)]).toEqual([
      1,
      [],
      [],
    ]);
  });

  it('starts at sign-in as its person says in the menu, or in Task Manager', async () => {
    const KEY = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion';
    const APPROVED = `${KEY}\\Explorer\\StartupApproved\\Run`;
    const reg = (...args: string[]) => wine(lab.desktop.display, 'reg', ...args);
    const ROW = 'Start Usher when I sign in';
    const row = () => lab.menu().find(({ text }) => text === ROW);
    await lab.start({ people: [kai(), ben()], withLauncher: true });
    await expect.poll(row).toEqual({ text: ROW, enabled: true });
    await lab.click(ROW);
    await expect.poll(row).toEqual({ text: ROW, enabled: true, checked: true });
    await lab.showMenu('start-at-sign-in');
    expect(await reg('query', `${KEY}\\Run`, '/v', 'Usher')).toContain('"C:\\usher\\Usher.exe" --at-sign-in');
    await lab.click(ROW);
    await expect.poll(row).toEqual({ text: ROW, enabled: true });
    await lab.end();

    expect(await exitCode(start('C:\\usher\\Usher.exe', ['--at-sign-in']))).toBe(0);
    expect(lab.processes()).toEqual([]);
    const ON = '020000000000000000000000';
    await reg('add', APPROVED, '/v', 'Usher', '/t', 'REG_BINARY', '/d', ON, '/f');
    start('C:\\usher\\Usher.exe', ['--at-sign-in']);
    await expect
      .poll(lab.processes)
      .toEqual(expect.arrayContaining(['tray_windows_release.exe', 'usher.exe']));
    await reg('delete', `${KEY}\\Run`, '/v', 'Usher', '/f');
    await reg('delete', APPROVED, '/v', 'Usher', '/f');
  });

  it('has nothing against such variables', async () => {
    await lab.prepare({ people: [kai()], withLauncher: true });
    plant();
    const doctor = start('C:\\usher\\bin\\usher.exe', ['doctor'], { NODE_OPTIONS });
    await exitCode(doctor);
    expect(doctor.out()).toContain(`Usher ${packageJson.version}`);
    expect(doctor.out()).not.toContain('NODE_OPTIONS');
    expect(existsSync(PLANTED)).toBe(false);
  });
});
