import { describe, expect, it } from 'vitest';
import { signingOutRow } from './counting-row.ts';
import { openLab } from './lab.ts';
import { clickInWindow, windowSays } from './operator-window.ts';
import { anna, ben, kai, mia } from './people.ts';
import {
  deedsDone,
  ended,
  expectNobodySignedOut,
  history,
  nobodySignedOutFor,
  signedIn,
} from './signing-out.ts';

const lab = openLab();

const texts = () => lab.menu().map(({ text }) => text);
const FAST = { countdowns: { away: 5 } };

/** A key counts only if the window has stood for a moment. */
async function press(key: string): Promise<false> {
  await lab.desktop.key(key);
  return false;
}

/** Waits until this many questions have ended with a no. */
async function endedDeclined(times: number): Promise<void> {
  const noes = () => history(lab).filter((line) => line === 'ended declined');
  await expect.poll(noes).toHaveLength(times);
}

describe('The question', () => {
  it('answered with Sign out on the toast counts down and signs out exactly that session', async () => {
    // Long enough to look at the countdown.
    const settings = { countdowns: { away: 20 } };
    await lab.start({ people: [kai(), ben(), anna()], settings });
    await lab.click('ben');
    const toast = await lab.waitForToast('Sign out ben?');
    expect(toast.buttons).toEqual(['Sign out', 'Leave a message', 'Keep signed in']);
    await expect.poll(() => texts()[0]).toBe('Yes, sign out ben');
    await expect.poll(() => texts()[2]).toBe('ben, sign out? Click here to keep signed in');
    await expect.poll(lab.icon).toBe('asking');
    await lab.screenshot('question');
    await lab.clickToast('Sign out');
    await expect.poll(() => texts()[2]).toMatch(signingOutRow('ben'));
    await expect
      .poll(() => lab.usher.tray.tooltip)
      .toMatch(/^Usher signs out ben in \d+ s\. Open to cancel$/u);
    await lab.showMenu('countdown');
    await ended(lab, 'signedOut', 30);
    expect(signedIn(lab)).toEqual(['anna', 'kai']);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> 1']);
    expect(history(lab)).toEqual([
      'clicked',
      'asked',
      'answered yes',
      'countdown operator',
      'lastLook operator',
      'signingOut operator',
      'attempt done',
      'ended signedOut',
    ]);
    await expect.poll(() => texts()[2]).toBe('ben, signed out');
    await expect.poll(lab.icon).toBe('calm');
    expect(lab.pc.faults()).toEqual([]);
  });

  it('is answered on the caption as well, and the toast goes', async () => {
    await lab.start({ people: [kai(), ben(), anna()], settings: FAST });
    await lab.click('ben');
    await lab.waitForToast('Sign out ben?');
    await lab.click('Yes, sign out ben');
    await ended(lab, 'signedOut');
    expect(signedIn(lab)).toEqual(['anna', 'kai']);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> 1']);
  });

  it('answered with Keep signed in changes nothing', async () => {
    await lab.start({ people: [kai(), ben()], settings: FAST });
    await lab.click('ben');
    await lab.clickToast('Keep signed in');
    await ended(lab, 'declined');
    expectNobodySignedOut(lab, ['ben', 'kai']);
    await expect.poll(() => texts()[1]).toBe('ben, away for 2 h 10 min');
  });

  it('that nobody answers is a no after a minute', async () => {
    await lab.start({ people: [kai(), ben()], settings: { silenceCounts: 'whenNothingToLose' } });
    await lab.click('ben');
    await ended(lab, 'unanswered', 70);
    expectNobodySignedOut(lab, ['ben', 'kai']);
    await lab.waitForToast('ben stays signed in');
  });

  it('about a second person waits until the first is answered', async () => {
    await lab.start({ people: [kai(), ben(), anna()], settings: FAST });
    await lab.click('ben');
    await lab.waitForToast('Sign out ben?');
    await lab.click('anna');
    await expect.poll(() => texts()[1]).toBe('anna, next in line. Click to cancel');
    expect((await lab.toast())?.title).toBe('Sign out ben?');
    await lab.clickToast('Keep signed in');
    await lab.waitForToast('Sign out anna?');
    await lab.clickToast('Keep signed in');
    await endedDeclined(2);
    expectNobodySignedOut(lab, ['anna', 'ben', 'kai']);
  });

  it('about somebody who may be there and whom Windows does not let us ask takes a second yes', async () => {
    await lab.start({ people: [kai(), mia()], set: { 'ask.answer': 'denied' } });
    await lab.click('mia');
    await lab.clickToast('Sign out');
    const again = await lab.waitForToast('Sign out mia anyway?');
    expect(again.buttons).toEqual(['Sign out anyway', 'Keep signed in']);
    await lab.clickToast('Keep signed in');
    await ended(lab, 'declined');
    expectNobodySignedOut(lab, ['kai', 'mia']);
  });
});

describe('Where Windows shows no toast', () => {
  it.each([
    ['because its program is missing', { withoutToastProgram: true }],
    ['because notifications are off', { set: { 'toast.mode': 'disabled' } }],
  ])('a window asks the same: %s', async (_, how) => {
    await lab.start({ people: [kai(), ben()], settings: FAST, ...how });
    await lab.click('ben');
    const { buttons } = await windowSays(lab, 'Sign out ben?');
    expect(buttons).toEqual([
      'Details',
      'Sign out',
      'Lock this PC and let ben in',
      'Leave a message',
      'Keep ben signed in',
    ]);
    await clickInWindow(lab, 'Sign out');
    await ended(lab, 'signedOut');
    expect(signedIn(lab)).toEqual(['kai']);
  });

  it('the window goes when the menu answers', async () => {
    await lab.start({ people: [kai(), ben()], withoutToastProgram: true });
    await lab.click('ben');
    await windowSays(lab, 'Sign out ben?');
    await lab.click('ben, sign out?');
    await ended(lab, 'declined');
    await expect.poll(lab.box).toBeNull();
    await expect.poll(lab.processes).toEqual(['node.exe', 'tray_windows_release.exe']);
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('typing into the window signs nobody out', async () => {
    await lab.start({ people: [kai(), ben()], withoutToastProgram: true });
    // Wine's task dialog does not know Esc.
    for (const [before, key] of ['y', 'Return', 'space'].entries()) {
      await lab.click('ben, away');
      await windowSays(lab, 'Sign out ben?');
      // A letter answers nothing.
      if (key === 'y') {
        await lab.desktop.key(key);
        await nobodySignedOutFor(2, lab, ['ben', 'kai']);
        await clickInWindow(lab, 'Keep ben signed in');
      } else {
        const isDeclined = () => history(lab).filter((line) => line === 'ended declined').length > before;
        await lab.until(async () => isDeclined() || (await press(key)), 20, `${key} is a no`);
      }
      await endedDeclined(before + 1);
      expect(history(lab)).not.toContain('answered yes');
    }
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});
