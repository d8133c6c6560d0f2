import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { INSTALLED_BUDGETS, sizeOf } from '../../installer/budget.mjs';
import { isSigned } from '../../installer/signing.mjs';
import { filesIn } from '../../installer/stage.mjs';
import { sha256 } from '../../installer/sums.mjs';
import { NODE_LINE } from '../../installer/windows-parts.mjs';
import packageJson from '../../package.json' with { type: 'json' };
import { AT_SIGN_IN } from '../../src/base/child-flags.ts';
import { TOAST_PROGRAM, TRAY_PROGRAM } from '../../src/base/program-check.ts';
import { BUILT_LAUNCHERS, DRIVE_C, EXCHANGE, PREFIX } from './folders.ts';
import {
  contents,
  entries,
  FORMER_FILE,
  INSTALLED,
  INSTALLED_WINDOWS,
  makeFirstAgain,
  makeSetups,
  NUMBERS,
  runProgram,
  VERSIONS,
  type Version,
} from './installed.ts';
import { openLab } from './lab.ts';
import { Neighbor } from './neighbor.ts';
import { ben, kai } from './people.ts';
import { picture } from './picture.ts';
import { labProcesses } from './processes.ts';
import { endPrograms } from './usher.ts';
import { openWindows } from './windows.ts';
import { wineEnvironment } from './wine.ts';

/*
 * Each test goes on where the last one ended: setup, an upgrade while Usher runs, the uninstaller.
 */

const lab = openLab();

/** Runs it as Kai. @param variables for the Usher that it has quit */
const setupWith = (variables: NodeJS.ProcessEnv, name: Version, ...switches: string[]) =>
  runProgram(lab.desktop.display, [`C:\\setup\\${name}.exe`, '/S', ...switches], variables);
const setup = (name: Version, ...switches: string[]) => setupWith({}, name, ...switches);

/** How Windows starts Usher for everybody. */
const RUN = `"${INSTALLED_WINDOWS}\\Usher.exe" ${AT_SIGN_IN}`;

/** Runs in the background, as for somebody at the screen. */
function start(command: readonly string[], variables: NodeJS.ProcessEnv = {}): void {
  const env = { ...wineEnvironment(lab.desktop.display), ...variables };
  spawn('wine', command, { env, stdio: 'ignore' });
}

/** What setup adds to the files that it brings along. */
const OWN_FILES = ['files.txt', 'setup.log', 'uninstall.exe'];

/** Everything on the drive C:, but Windows' own folder and what the lab itself writes. */
const onTheDrive = () =>
  filesIn(DRIVE_C).filter((file) => !/^(?:windows|lab|start|usher|setup|programs)\//i.test(file));

let before: readonly string[] = [];

beforeAll(async () => {
  // Of other scenarios in this prefix.
  rmSync(INSTALLED, { recursive: true, force: true });
  makeSetups();
  await lab.prepare({ people: [kai(), ben()] });
  before = onTheDrive();
});

describe('Setup', () => {
  it('has the same bytes at each run', () => {
    expect(sha256(makeFirstAgain())).toBe(sha256(`${VERSIONS.first}.exe`));
  });

  it('refuses any other folder than the one in Program Files', async () => {
    expect(await setup('first', '/D=C:\\elsewhere')).toMatchObject({ code: 2 });
    expect(onTheDrive()).toEqual(before);
  });

  it('installs every file for everybody, in silence', async () => {
    expect(await setup('first')).toMatchObject({ code: 0 });
    const { 'files.txt': list, 'setup.log': log, 'uninstall.exe': uninstall, ...files } = contents(INSTALLED);
    expect(files).toEqual(contents(VERSIONS.first));
    expect([list, log, uninstall]).not.toContain(undefined);
    expect(sizeOf(INSTALLED)).toBeLessThan(INSTALLED_BUDGETS[NODE_LINE] ?? 0);
    expect(await entries(lab.desktop.display)).toEqual({
      run: RUN,
      version: NUMBERS.first,
      uninstall: `"${INSTALLED_WINDOWS}\\uninstall.exe"`,
      link: 'Usher.lnk',
    });
  });

  it("brings programs that nobody has signed, beside Node.js' and SnoreToast's", () => {
    const programs = filesIn(INSTALLED).filter((file) => /\.(?:exe|node)$/.test(file));
    expect(programs.map((file) => [file, isSigned(join(INSTALLED, file)) ? 'signed' : 'unsigned'])).toEqual([
      ['Usher.exe', 'unsigned'],
      ['bin/usher.exe', 'unsigned'],
      ['node.exe', 'signed'],
      ['node_modules/@koromix/koffi-win32-x64/win32_x64/koffi.node', 'unsigned'],
      ['traybin/tray_windows_release.exe', 'unsigned'],
      ['uninstall.exe', 'unsigned'],
      ['vendor/snoretoast-x64.exe', 'signed'],
    ]);
  });

  it('leaves nothing for doctor to advise about folders or variables', async () => {
    const variables = { NODE_OPTIONS: '--require C:/planted.cjs', NODE_V8_COVERAGE: 'C:\\planted' };
    const doctor = await runProgram(
      lab.desktop.display,
      [`${INSTALLED_WINDOWS}\\bin\\usher.exe`, 'doctor'],
      variables,
    );
    const advice = doctor.out.split('\n').filter((line) => /^\[(?:advice|problem)\]/.test(line));
    // Wine calls itself an older Windows and everybody an administrator, and everybody may write to its drive C:.
    expect(advice.map((line) => line.trim())).toEqual([
      '[advice]  Windows 10 (build 18362).',
      '[advice]  This process runs as an administrator and can sign people out directly.',
      expect.stringMatching(/^\[advice\] {2}Toasts are not registered: \d values are missing\.$/),
      '[advice]  This account could put another folder in the place of C:\\, which holds what is started as an administrator.',
    ]);
    expect(doctor).toMatchObject({ code: 0 });
  });
});

/** What setup and the uninstaller unpack for themselves, and delete as they end. */
const PASSING = /\/(?:~nsu\w*|ns\w+)\.tmp\//;

/** New files on the drive, but for those. */
const left = () => onTheDrive().filter((file) => !before.includes(file) && !PASSING.test(file));

/** Where the Usher of this account writes. */
function ownData(): string {
  const file = left().find((each) => each.includes('/AppData/Local/Usher/'));
  if (file === undefined) throw new Error('Usher has written nothing');
  return dirname(file);
}

/** The installed files by their paths, without what setup adds. */
function installed(): Record<string, string> {
  const all = Object.entries(contents(INSTALLED));
  return Object.fromEntries(all.filter(([file]) => !OWN_FILES.includes(file) && !file.startsWith('old/')));
}

const log = () => readFileSync(join(INSTALLED, 'setup.log'), 'utf8');

/** Starts Usher as its shortcut does. */
async function startUsher(variables: NodeJS.ProcessEnv = {}): Promise<void> {
  start([`${INSTALLED_WINDOWS}\\Usher.exe`], variables);
  await lab.until(async () => (await lab.icon()) !== null, 30, 'the icon is on the taskbar');
}

/**
 * Runs the installed Node.js and holds what another person's Usher does. It has no pipe to be asked to quit by. It lets
 * nobody write or replace both programs (GENERIC_READ, FILE_SHARE_READ, OPEN_EXISTING), see src/windows/held-file.ts.
 */
async function startAnother(): Promise<void> {
  const folder = INSTALLED_WINDOWS.replaceAll('\\', '/');
  const create =
    'void * __stdcall CreateFileW(str16, uint32_t, uint32_t, void *, uint32_t, uint32_t, void *)';
  const code = `const open = require('${folder}/node_modules/koffi').load('kernel32.dll').func('${create}');
    for (const name of ['${TRAY_PROGRAM}', '${TOAST_PROGRAM}'])
      open('${folder}/' + name, 0x80000000, 1, null, 3, 0, null);
    require('node:fs').writeFileSync('C:/lab/ready.txt', '');
    setInterval(() => {}, 1000);`;
  rmSync(join(EXCHANGE, 'ready.txt'), { force: true });
  start([`${INSTALLED_WINDOWS}\\node.exe`, '-e', code.replaceAll(/\s+/g, ' ')]);
  await lab.until(() => existsSync(join(EXCHANGE, 'ready.txt')), 30, 'the other one runs');
}

describe('An upgrade', () => {
  it('replaces every file, also those that others run, and starts the own Usher again', async () => {
    await startUsher();
    await startAnother();
    expect(await setup('second')).toMatchObject({ code: 0 });
    expect(installed()).toEqual(contents(VERSIONS.second));
    expect(existsSync(join(INSTALLED, FORMER_FILE, '..'))).toBe(false);
    expect(await entries(lab.desktop.display)).toMatchObject({ version: NUMBERS.second });
    expect(log()).toContain('node.exe is in use. It is put aside until Windows starts again.');
    // Of the people of the simulated PC, Wine knows no account. So it isn't known whether Ben's Usher runs.
    expect(log()).toContain('Usher.exe --quit --everybody: 1');
    await lab.until(async () => (await lab.icon()) !== null, 30, 'the icon is back');
    expect(lab.processes().filter((program) => program === 'usher.exe')).toEqual(['usher.exe']);
    expect(log()).toContain('vendor\\snoretoast-x64.exe is in use, and right already.');
  });

  it("changes nothing if somebody's Usher runs and holds a program that is another one now", async () => {
    await startAnother();
    const before = installed();
    expect(await setup('third')).toMatchObject({ code: 2 });
    expect(installed()).toEqual(before);
    expect(log()).toContain("traybin\\tray_windows_release.exe can't be replaced.");
    expect(await entries(lab.desktop.display)).toMatchObject({ version: NUMBERS.second });
  });

  it('succeeds once nobody does, and leaves the choice of who it starts for as it is', async () => {
    expect(await setup('third', '/STARTUP=0')).toMatchObject({ code: 0 });
    expect(installed()).toEqual(contents(VERSIONS.third));
    expect(existsSync(join(INSTALLED, 'old'))).toBe(false);
    expect(await setup('third')).toMatchObject({ code: 0 });
    expect(await entries(lab.desktop.display)).toMatchObject({ run: null, version: NUMBERS.third });
    await startUsher();
  });
});

describe("An upgrade beside another person's Usher", () => {
  const usherOfBen = new Neighbor(lab, ben());
  const runs = (session: number) => labProcesses(PREFIX).some((process) => process.session === session);
  /** Kai's session, where Windows tells each of the two accounts. */
  const AS_KAI = { USHER_LAB_SESSION: '1', USHER_LAB_REQUIRE: 'C:\\usher\\probes\\lab-session.cjs' };

  it('has both quit, replaces every file, and starts only the own one again', async () => {
    expect(await setup('first')).toMatchObject({ code: 0 });
    cpSync(join(BUILT_LAUNCHERS, 'lab'), INSTALLED, { recursive: true });
    await startUsher(AS_KAI);
    await usherOfBen.start({ program: `${INSTALLED_WINDOWS}\\Usher.exe` });
    expect(runs(2)).toBe(true);
    expect(await setupWith(AS_KAI, 'third')).toMatchObject({ code: 0 });
    expect(installed()).toEqual(contents(VERSIONS.third));
    expect(log()).toContain('Usher.exe --quit --everybody: 0');
    expect(log()).not.toContain('is in use');
    await expect.poll(() => runs(2)).toBe(false);
    expect(usherOfBen.exits()).toEqual([]);
    await lab.until(async () => (await lab.icon()) !== null, 30, 'the icon is back');
    expect(lab.processes().filter((program) => program === 'usher.exe')).toEqual(['usher.exe']);
    expect(await entries(lab.desktop.display)).toMatchObject({ version: NUMBERS.third });
  });
});

describe('The uninstaller', () => {
  const uninstall = async (...switches: string[]) => {
    const { code } = await runProgram(lab.desktop.display, [
      `${INSTALLED_WINDOWS}\\uninstall.exe`,
      '/S',
      ...switches,
    ]);
    expect(code).toBe(0);
    // It has copied itself and returned.
    await lab.until(() => !existsSync(INSTALLED), 30, 'the folder is gone');
  };
  it('takes everything away but what each person has written down', async () => {
    await uninstall();
    expect(await entries(lab.desktop.display)).toEqual({
      run: null,
      version: null,
      uninstall: null,
      link: null,
    });
    const user = /^users\/[^/]+\/AppData\/(?:Local|Roaming)\/Usher\/[\w.-]+$/;
    expect(left().filter((file) => !user.test(file))).toEqual([]);
    expect(left().length).toBeGreaterThan(0);
    const { out } = await runProgram(lab.desktop.display, ['reg', 'query', 'HKCU\\Software\\Classes', '/s']);
    expect(out.split('\n').filter((line) => /usher/i.test(line))).toEqual([]);
  });

  it('takes that too where it is asked to', async () => {
    const own = ownData();
    writeFileSync(join(DRIVE_C, own, 'history.jsonl'), '');
    writeFileSync(join(DRIVE_C, own, 'my own.txt'), '');
    expect(await setup('first')).toMatchObject({ code: 0 });
    await uninstall('/HISTORY=1');
    await expect.poll(left).toEqual([`${own}/my own.txt`]);
  });
});

describe("Somebody's Usher that runs", () => {
  const RESTART = 'HKLM\\Software\\UsherNeedsRestart';

  it('keeps only its programs from the uninstaller, and setup waits until Windows has deleted them', async () => {
    expect(await setup('first')).toMatchObject({ code: 0 });
    await startAnother();
    await runProgram(lab.desktop.display, [`${INSTALLED_WINDOWS}\\uninstall.exe`, '/S']);
    const held = () => filesIn(INSTALLED).filter((file) => !file.startsWith('old/'));
    await expect.poll(held).toEqual([TRAY_PROGRAM, TOAST_PROGRAM]);
    await expect.poll(() => entries(lab.desktop.display)).toMatchObject({ run: null, version: null });
    expect(await setup('first')).toMatchObject({ code: 2 });
    expect(held()).toEqual([TRAY_PROGRAM, TOAST_PROGRAM]);
    // As a restart does.
    await endPrograms();
    rmSync(INSTALLED, { recursive: true });
    await runProgram(lab.desktop.display, ['reg', 'delete', RESTART, '/f']);
    expect(await setup('first')).toMatchObject({ code: 0 });
  });
});

describe('With pages', () => {
  const { version } = packageJson;
  /** Waits for the window of that title with the button, and takes its picture under that name. */
  async function page(title: string, label: string, name?: string) {
    const find = async () => {
      const windows = await openWindows(lab.desktop);
      return windows.find(
        (window) =>
          window.title.startsWith(title) &&
          window.controls.some(({ text, enabled }) => enabled && text === label),
      );
    };
    const window = await lab.until(find, 30, `"${title}" with "${label}"`);
    const { left, top, width, height } = window;
    if (name !== undefined) await picture(name, lab.screenshot(name), `${width}x${height}+${left}+${top}`);
    return {
      texts: window.controls.map(({ text }) => text).filter((text) => text.trim() !== ''),
      click: async (button: string) => {
        const found = window.controls.find(({ text }) => text === button);
        if (found === undefined) throw new Error(`No button "${button}"`);
        await lab.desktop.click(found.center);
      },
    };
  }

  it('setup asks one thing, installs, and starts Usher as whoever sits there', async () => {
    start(['C:\\setup\\first.exe']);
    const welcome = await page(`Usher ${version} Setup`, 'Install', 'setup-welcome');
    expect(welcome.texts).toContain('Start Usher for everybody who signs in to this PC');
    await welcome.click('Install');
    const finish = await page(`Usher ${version} Setup`, 'Finish', 'setup-finish');
    expect(finish.texts).toContain('Start Usher now');
    expect(installed()).toEqual(contents(VERSIONS.first));
    expect(await entries(lab.desktop.display)).toMatchObject({
      run: RUN,
    });
    await finish.click('Finish');
    await lab.until(async () => (await lab.icon()) !== null, 30, 'the icon is on the taskbar');
  });

  it('the uninstaller asks what becomes of histories', async () => {
    start([`${INSTALLED_WINDOWS}\\uninstall.exe`]);
    const confirm = await page('Usher Uninstall', 'Uninstall', 'setup-uninstall');
    expect(confirm.texts).toContain('Delete that too, of everybody on this PC');
    await confirm.click('Delete that too, of everybody on this PC');
    await confirm.click('Uninstall');
    const done = await page('Usher Uninstall', 'Close');
    expect(existsSync(INSTALLED)).toBe(false);
    const kept = `${ownData()}/my own.txt`;
    await done.click('Close');
    await expect.poll(left).toEqual([kept]);
  });
});
