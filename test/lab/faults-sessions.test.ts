import { describe, expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { ben, kai } from './people.ts';
import {
  beginCountdown,
  deedsDone,
  ended,
  history,
  looking,
  nobodySignedOutFor,
  signedIn,
} from './signing-out.ts';
import type { Settings } from './simulated-pc.ts';

/*
 * Ben's session ends by itself, or another's takes its number, at each step of his sign-out. The countdown itself is in
 * doubt.test.ts.
 */

const lab = openLab();

const has = (line: string) => () => history(lab).includes(line);

const agreed = (set: Settings = {}) => beginCountdown(lab, set);

/** What happens to Ben's session, who is signed in then, and how his sign-out ends before anything was done to him. */
const HAPPENS = {
  ends: { act: () => lab.pc.remove(2), left: ['kai'], outcome: 'alreadyGone' },
  "becomes Zoe's": {
    act: () => lab.pc.change(2, { user: 'zoe', logon: Date.now(), connect: Date.now() }),
    left: ['kai', 'zoe'],
    outcome: 'changed',
  },
} as const;
const HAPPENING = Object.entries(HAPPENS).map(([what, how]) => ({ what, ...how }));

describe("Ben's session", () => {
  it.each(HAPPENING)(
    'that $what while he is asked about ends the question',
    async ({ act, left, outcome }) => {
      await lab.start({ people: [kai(), ben()] });
      await lab.click('ben');
      await lab.waitForToast('Sign out ben?');
      act();
      await ended(lab, outcome);
      const { text } = await lab.waitForToast('ben had already signed out');
      expect(text).toBe(
        outcome === 'changed' ? 'Somebody has signed in there since.' : 'There was nothing left to do.',
      );
      await lab.screenshot(`sessions-asking-${outcome}`);
      await nobodySignedOutFor(2, lab, left);
    },
  );

  it.each(HAPPENING)('that $what during the last look is not signed out', async ({ act, left, outcome }) => {
    await agreed();
    // The list still has the old session. What is asked about it afterwards comes too late.
    lab.pc.set({ 'query.late.1': 3000 });
    await looking(lab);
    act();
    await ended(lab, outcome);
    await lab.waitForToast('ben had already signed out');
    await nobodySignedOutFor(2, lab, left);
  });

  it.each(HAPPENING)(
    'that $what after an answer of the last look that comes late is not signed out',
    async (how) => {
      await agreed();
      lab.pc.set({ 'query.late.2': 3000 });
      await looking(lab);
      how.act();
      await ended(lab, how.outcome);
      await nobodySignedOutFor(2, lab, how.left);
    },
  );

  it.each(HAPPENING)('that $what before Windows has begun is not tried again', async ({ act, left }) => {
    await agreed({ 'logoffsession.hang': 4000, 'logoffsession.hangs': 1, 'logoffsession.error': 7022 });
    await lab.until(() => lab.pc.calls('logoffsession').length > 0, 20, 'Windows is asked');
    act();
    // Windows knows no such session any more, so there is nothing left to do.
    await ended(lab, 'signedOut', 30);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> error:7022']);
    expect([signedIn(lab), lab.pc.faults()]).toEqual([left, []]);
  });

  it.each(HAPPENING)(
    'that $what while Usher waits for that counts as done, and nothing more is',
    async ({ act, left }) => {
      await agreed({ 'logoffsession.effect': 'none' });
      await lab.until(has('attempt done'), 20, 'Windows has agreed');
      act();
      await ended(lab, 'signedOut');
      await lab.waitForToast('ben is signed out');
      expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> 1']);
      expect([signedIn(lab), lab.pc.faults()]).toEqual([left, []]);
    },
  );

  it('that Windows never ends is said to take long, and nothing more is done', async () => {
    await agreed({ 'logoffsession.effect': 'none' });
    await ended(lab, 'stillThere', 60);
    const { text } = await lab.waitForToast('Windows is still signing ben out');
    expect(text).toBe('This can take a minute.');
    await lab.showMenu('sessions-still-there');
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> 1']);
    expect([signedIn(lab), lab.pc.faults()]).toEqual([['ben', 'kai'], []]);
  });
});
