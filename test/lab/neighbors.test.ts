import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OthersMaySignMeOut } from '../../src/settings/settings.ts';
import { PREFIX, PROGRAM, START, windowsPath } from './folders.ts';
import { openLab } from './lab.ts';
import { exchangeFile } from './node-process.ts';
import { ben, kai } from './people.ts';
import { labProcesses } from './processes.ts';
import { deedsDone, ended, expectNobodySignedOut, history, historyOfClick, signedIn } from './signing-out.ts';
import { wineEnvironment } from './wine.ts';

const lab = openLab();

/** What Ben's Usher and its desktop have told, see `probes/own-usher.ts`. */
interface Note {
  readonly serves?: boolean;
  readonly ready?: true;
  readonly decides?: OthersMaySignMeOut;
  readonly exit?: number;
  readonly text?: string | null;
}

/** Lines of JSON in Ben's own folder. */
function linesOf<Line>(name: string): Line[] {
  const file = exchangeFile(`ben/${name}`);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}

const notes = () => linesOf<Note>('own-usher.jsonl');
/** How Ben's Usher has asked Windows to sign him out: flags of ExitWindowsEx, EWX_LOGOFF is 0. */
const exits = () => notes().flatMap(({ exit }) => exit ?? []);
/** Each text of the Notepad on Ben's desktop; null since it is gone. */
const notepad = () => notes().flatMap(({ text }) => (text === undefined ? [] : [text]));
const receipts = () => linesOf<Record<string, unknown>>('receipts.jsonl');

/** Ben's own Usher, on a desktop of its own. */
function usherOfBen(): number {
  const found = labProcesses(PREFIX).find(({ args }) => args.some((arg) => arg.endsWith('own-usher.cjs')));
  if (found === undefined) throw new Error("Ben's Usher does not run");
  return found.pid;
}

/** An ordinary account of Kai, that Windows lets do nothing to others and ask nobody. Ben is away, his Usher goes on. */
async function bothUshers(setting: OthersMaySignMeOut, open: 'hidden' | 'unsaved'): Promise<void> {
  await lab.start({
    people: [kai(), ben()],
    session: 1,
    set: { rights: 'helper' },
    policy: { EnableLUA: 0 },
    args: ['--assume-unelevated'],
  });
  // Beside the program, because it is Usher's.
  copyFileSync(join(PROGRAM, 'probes', 'own-usher.cjs'), join(PROGRAM, 'own-usher.cjs'));
  const program = windowsPath(PROGRAM);
  const usher = ['--require', `${program}\\probes\\lab-session.cjs`, `${program}\\own-usher.cjs`];
  spawn('wine', ['explorer', '/desktop=ben,620x440', `${program}\\node.exe`, ...usher, setting, open], {
    cwd: START,
    env: { ...wineEnvironment(lab.desktop.display), USHER_LAB_SESSION: '2' },
    stdio: 'ignore',
  });
  await lab.until(() => notes().some(({ ready }) => ready), 60, `Ben's Usher is ready: ${lab.log()}`);
  expect(notes()).toContainEqual({ serves: true });
}

describe("A person's own Usher", () => {
  it('signs Ben out politely after one click and a yes, without any right, where nothing is open', async () => {
    await bothUshers('whenNothingIsLost', 'hidden');
    await lab.click('ben');
    const { text } = await lab.waitForToast('Sign out ben?');
    expect(text).toContain('Nothing is open.');
    await lab.clickToast('Sign out');
    await lab.until(() => notepad().at(-1) === null, 60, 'Windows has ended what ran on his desktop');
    expect(exits()).toEqual([0]);
    process.kill(usherOfBen(), 'SIGKILL');
    lab.pc.remove(2);
    await ended(lab, 'signedOut', 40);
    expect(signedIn(lab)).toEqual(['kai']);
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
    expect(receipts()).toMatchObject([
      {
        asker: { sessionId: 1, userName: 'kai' },
        person: { sessionId: 2, userName: 'ben' },
        lost: { word: 'nothing' },
      },
    ]);
    expect([deedsDone(lab), lab.pc.faults()]).toEqual([[], []]);
  });

  it('tells a list what it would do, and which programs show unsaved work', async () => {
    await bothUshers('politely', 'unsaved');
    const { code, out, err } = await lab.command(['list', '--json'], { session: 1 });
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject([
      {
        userName: 'ben',
        neighbor: { answers: true, version: 1, wouldSignOut: true, idleMs: expect.any(Number) },
        // Notepad marks its title on Windows 11, but not here.
        unsaved: [],
      },
    ]);
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('is named by the doctor, with its version', async () => {
    await bothUshers('whenNothingIsLost', 'hidden');
    const { out } = await lab.command(['doctor'], { session: 1 });
    expect(out.split(/\r?\n/)).toContain(
      '[ok]      Session 2, ben: their own Usher answers (protocol version 1).',
    );
  });

  it('keeps Ben signed in with his unsaved text, and no other way is tried', async () => {
    await bothUshers('politely', 'unsaved');
    await lab.click('ben');
    const { text } = await lab.waitForToast('Sign out ben?');
    expect(text).toContain('Notepad');
    await lab.clickToast('Sign out');
    await ended(lab, 'keptByProgram', 60);
    expect(exits()).toEqual([0]);
    expect(notepad()).toEqual(['unsaved']);
    expect(history(lab).slice(-3)).toEqual(['signingOut operator', 'attempt kept', 'ended keptByProgram']);
    expect(receipts().slice(1)).toMatchObject([{ mark: 'kept' }]);
    await lab.screenshot('neighbors-kept');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('does nothing where Ben wants no others to sign him out, and Kai is told so', async () => {
    await bothUshers('never', 'hidden');
    await lab.click('ben');
    await ended(lab, 'failed');
    expect(notes()).toContainEqual({ decides: 'never' });
    expect(lab.entries().at(-1)).toMatchObject({ error: { kind: 'neighborForbids' } });
    await lab.waitForToast('ben stays signed in');
    expect([exits(), receipts()]).toEqual([[], []]);
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('signs nobody out where it is gone after the question, and Kai is told so', async () => {
    await bothUshers('whenNothingIsLost', 'hidden');
    await lab.click('ben');
    await lab.waitForToast('Sign out ben?');
    process.kill(usherOfBen(), 'SIGKILL');
    await lab.clickToast('Sign out');
    await ended(lab, 'failed', 60);
    expect(lab.entries().at(-1)).toMatchObject({ error: { kind: 'neighborLost' } });
    await lab.waitForToast('ben stays signed in');
    expect([exits(), receipts()]).toEqual([[], []]);
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});
