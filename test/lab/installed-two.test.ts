import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesIn } from '../../installer/stage.mjs';
import { DRIVE_C, PREFIX } from './folders.ts';
import {
  contents,
  entries,
  INSTALLED,
  INSTALLED_WINDOWS,
  makeSetups,
  runProgram,
  VERSIONS,
} from './installed.ts';
import { openLab } from './lab.ts';
import { Neighbor, ORDINARY } from './neighbor.ts';
import { exchangeFile } from './node-process.ts';
import { ben, kai, mia } from './people.ts';
import { picture } from './picture.ts';
import { labProcesses } from './processes.ts';
import { deedsDone, ended, expectNobodySignedOut, history, historyOfClick, signedIn } from './signing-out.ts';

/*
 * The real setup, and the Ushers of two people from the folder that it made, each started by the installed Usher.exe.
 * Two things in that folder are the lab's: the build of the launchers that passes on what a scenario says, and the
 * stand-in for SnoreToast, which ends with an error in Wine.
 */

const lab = openLab();
const usherOfBen = new Neighbor(lab, ben());
const USHER = `${INSTALLED_WINDOWS}\\Usher.exe`;

/** The corner of the screen without Ben's desktop. */
const BESIDE_BEN = '400x230+624+470';

/** Kai runs it in his session. */
const asKai = (...command: string[]) =>
  runProgram(lab.desktop.display, command, {
    USHER_LAB_SESSION: '1',
    USHER_LAB_REQUIRE: 'C:\\usher\\probes\\tap.cjs',
  });

async function bothUshers(away = 5): Promise<void> {
  const people = [kai({ user: 'Kai' }), ben({ user: 'Ben' }), mia({ user: 'Mia' })];
  await lab.start({ people, settings: { countdowns: { away } }, ...ORDINARY, program: USHER });
  await usherOfBen.start({ program: USHER });
}

let before: readonly string[] = [];
/** Everything where programs and people have files, but the uninstaller's copy of itself, which Windows deletes. */
const onTheDrive = () =>
  filesIn(DRIVE_C).filter((file) => /^(?:program|users\/)(?!.*\/~nsu\w*\.tmp\/)/i.test(file));
const left = () => onTheDrive().filter((file) => !before.includes(file));

/** What an Usher writes down for its person, in a folder of Kai's account or in the one that the lab gives Ben. */
const WRITTEN_DOWN = /^(?:users\/[^/]+\/AppData\/)?(?:Local|Roaming)\/Usher\/([\w.-]+)$/;
const names = (files: readonly string[]) => files.map((file) => WRITTEN_DOWN.exec(file)?.[1] ?? file);

beforeAll(async () => {
  // Of other scenarios in this prefix.
  rmSync(INSTALLED, { recursive: true, force: true });
  makeSetups('lab');
  await lab.prepare({ people: [] });
  before = onTheDrive();
  expect(await asKai('C:\\setup\\first.exe', '/S')).toMatchObject({ code: 0 });
});

describe('The installed Usher of two people', () => {
  it("quits for an upgrade in a countdown, which exchanges every file, and then Kai's starts again", async () => {
    await bothUshers(600);
    await lab.click('Ben');
    await lab.clickToast('Sign out');
    await lab.until(() => history(lab).includes('countdown operator'), 20, 'it counts down');
    const ofBen = () => labProcesses(PREFIX).filter(({ session }) => session === 2);
    expect(ofBen().map(({ program }) => program)).toContain('usher.exe');
    expect(await asKai('C:\\setup\\third.exe', '/S')).toMatchObject({ code: 0 });
    expect(readFileSync(join(INSTALLED, 'setup.log'), 'utf8')).toContain('Usher.exe --quit --everybody: 0');
    const [now, made, former] = [contents(INSTALLED), contents(VERSIONS.third), contents(VERSIONS.first)];
    expect(now).toMatchObject(made);
    // A program may be in use until a moment after its end. Windows deletes it later.
    const others = Object.keys(now).filter((file) => made[file] === undefined && !file.startsWith('old/'));
    expect(others).toEqual(['files.txt', 'setup.log', 'uninstall.exe']);
    const same = Object.keys(made).filter((file) => made[file] === former[file]);
    expect(same.filter((file) => !file.endsWith('.ico'))).toEqual([]);
    await expect.poll(() => lab.usher.exitCode).toBe(0);
    await lab.until(async () => (await lab.icon()) !== null, 30, 'the icon is back');
    expect(ofBen()).toEqual([]);
    expect(history(lab).slice(-3)).toEqual(['countdown operator', 'canceled', 'ended canceled']);
    expect([usherOfBen.exits(), usherOfBen.receipts()]).toEqual([[], []]);
    expectNobodySignedOut(lab, ['Ben', 'Kai', 'Mia']);
  });

  it('signs Ben out by his own, and is removed while Kai runs it; what each has written down stays', async () => {
    await bothUshers();
    await lab.waitForToast('Usher is ready');
    await lab.clickToastBody();
    await lab.until(async () => (await lab.toast()) === null, 10, 'the notice of the first start is gone');
    const starts = { text: 'Start Usher when I sign in', enabled: true, checked: true };
    await expect.poll(lab.menu).toContainEqual(starts);
    await picture('installed-menu', lab.showMenu('installed-menu'), BESIDE_BEN);
    await lab.click('Ben');
    const { text } = await lab.waitForToast('Sign out Ben?');
    expect(text).toContain('Nothing is open.');
    await lab.screenshot('installed-two');
    await lab.clickToast('Sign out');
    const hasAsked = () => usherOfBen.reached().includes('exited');
    await lab.until(hasAsked, 60, 'Ben’s Usher has asked Windows to sign him out');
    usherOfBen.kill();
    lab.pc.remove(2);
    await ended(lab, 'signedOut', 40);
    expect(signedIn(lab)).toEqual(['Kai', 'Mia']);
    expect(historyOfClick(lab)).toEqual([
      'clicked',
      'asked',
      'answered yes',
      'countdown operator',
      'lastLook operator',
      'signingOut operator',
      'attempt slow',
      'ended signedOut',
    ]);
    expect(usherOfBen.exits()).toEqual([0]);
    expect(usherOfBen.receipts()).toMatchObject([
      {
        asker: { sessionId: 1, userName: 'Kai' },
        person: { sessionId: 2, userName: 'Ben' },
        lost: { word: 'nothing' },
      },
    ]);
    expect([deedsDone(lab), lab.pc.faults()]).toEqual([[], []]);

    // Kai's Usher still runs.
    expect(await asKai(`${INSTALLED_WINDOWS}\\uninstall.exe`, '/S')).toMatchObject({ code: 0 });
    await lab.until(() => !existsSync(INSTALLED), 60, 'the folder is gone');
    await expect.poll(lab.processes).toEqual([]);
    expect(await entries(lab.desktop.display)).toEqual({
      run: null,
      version: null,
      uninstall: null,
      link: null,
    });
    expect(left().filter((file) => !WRITTEN_DOWN.test(file))).toEqual([]);
    expect(names(left())).toEqual(expect.arrayContaining(['history.jsonl', 'settings.json']));
    expect(names(filesIn(exchangeFile('session-2')))).toEqual(
      expect.arrayContaining(['receipts.jsonl', 'settings.json']),
    );
  });
});
