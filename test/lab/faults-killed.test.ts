import { describe, expect, it } from 'vitest';
import { boxesAskedFor } from './asking.ts';
import { openLab } from './lab.ts';
import { ben, kai, mia } from './people.ts';
import {
  beginCountdown,
  deedsDone,
  expectNobodySignedOut,
  history,
  looking,
  nobodySignedOutFor,
  signedIn,
} from './signing-out.ts';
import type { Settings } from './simulated-pc.ts';

/*
 * Usher itself is killed at each step of a sign-out, and started again. It neither repeats nor forgets.
 */

const lab = openLab();

const texts = () => lab.menu().map(({ text }) => text);
const rowOfBen = () => texts().find((each) => each.startsWith('ben'));
const has = (line: string) => () => history(lab).includes(line);

const agreed = (set: Settings = {}) => beginCountdown(lab, set);

const CLICKED = ['clicked', 'asked'];
const COUNTED = [...CLICKED, 'answered yes', 'countdown operator'];
const LOOKED = [...COUNTED, 'lastLook operator'];
const ENDING = [...LOOKED, 'signingOut operator'];

interface Step {
  readonly at: string;
  /** Brings it there. */
  begin(): Promise<unknown>;
  /** The lines of the history by then. No start of Usher adds one. */
  readonly lines: readonly string[];
  readonly deeds: readonly string[];
}

const STEPS: readonly Step[] = [
  {
    at: 'while it asks',
    async begin() {
      await lab.start({ people: [kai(), ben()] });
      await lab.click('ben');
      await lab.waitForToast('Sign out ben?');
    },
    lines: CLICKED,
    deeds: [],
  },
  { at: 'in the countdown', begin: () => agreed(), lines: COUNTED, deeds: [] },
  {
    at: 'in the last look',
    async begin() {
      await agreed();
      lab.pc.set({ 'query.late.2': 60_000 });
      await looking(lab);
    },
    lines: LOOKED,
    deeds: [],
  },
  {
    at: 'in the call that signs out, which Windows has not begun',
    async begin() {
      await agreed({ 'logoffsession.hang': 60_000, 'logoffsession.hangs': 1 });
      await lab.until(() => lab.pc.calls('logoffsession').length > 0, 20, 'Windows is asked');
      await lab.until(has('signingOut operator'), 10, 'the history says so');
    },
    lines: ENDING,
    deeds: [],
  },
  {
    at: 'while logoff.exe runs, which Windows ends with it',
    async begin() {
      await agreed({ 'logoffsession.error': 1722, 'logoff.delay': 60_000 });
      await lab.until(() => lab.processes().includes('logoff.exe'), 20, 'logoff.exe runs');
      // The deed comes first, and then its line.
      const isTold = () => history(lab).filter((line) => line === 'signingOut operator').length === 2;
      await lab.until(isTold, 10, 'the history says so');
    },
    lines: [...ENDING, 'attempt failed', 'lastLook operator', 'signingOut operator'],
    deeds: ['WTSLogoffSession 2 -> error:1722'],
  },
  {
    at: 'while it waits for the session to end, which it never does',
    async begin() {
      await agreed({ 'logoffsession.effect': 'none' });
      await lab.until(has('attempt done'), 20, 'Windows has agreed');
    },
    lines: [...ENDING, 'attempt done'],
    deeds: ['WTSLogoffSession 2 -> 1'],
  },
];

describe('Usher that is killed and started again signs nobody out', () => {
  it.each(STEPS)('$at', async ({ begin, lines, deeds }) => {
    await begin();
    lab.killUsher();
    await lab.until(() => lab.usher.exitCode !== null, 10, 'it is gone');
    await lab.until(async () => (await lab.icon()) === null, 10, 'its icon is gone');
    await lab.startAgain();
    await expect.poll(rowOfBen).toMatch(/^ben, away for/);
    await new Promise((resolve) => setTimeout(resolve, 7000));
    expect([history(lab), deedsDone(lab), signedIn(lab)]).toEqual([lines, deeds, ['ben', 'kai']]);
    await lab.screenshot(`killed-${lines.length}`);
    // A new click asks anew.
    await lab.click('ben');
    await lab.waitForToast('Sign out ben?');
    await lab.clickToast('Keep signed in');
    await lab.until(has('ended declined'), 20, 'the no counts');
    expect([deedsDone(lab), signedIn(lab), lab.pc.faults()]).toEqual([deeds, ['ben', 'kai'], []]);
  });
});

describe('Usher that is killed', () => {
  it('while Mia is asked on her screen does not ask her twice, and her late yes is for nobody', async () => {
    await lab.start({ people: [kai(), mia()] });
    await lab.click('mia');
    await lab.clickToast('Sign out');
    await lab.waitForBox('kai is asking you to sign out');
    lab.killUsher();
    await lab.until(async () => (await lab.icon()) === null, 10, 'its icon is gone');
    await lab.startAgain();
    await lab.click('mia');
    await lab.waitForToast('mia was asked a short while ago');
    await lab.screenshot('killed-asked');
    await lab.clickBox('OK');
    await nobodySignedOutFor(5, lab, ['kai', 'mia']);
    expect(boxesAskedFor(lab)).toBe(1);
    expectNobodySignedOut(lab, ['kai', 'mia']);
  });
});
