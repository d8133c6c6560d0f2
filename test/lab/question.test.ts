import { describe, expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { anna, ben, kai, mia } from './people.ts';
import { deedsDone, ended, expectNobodySignedOut, history, signedIn } from './signing-out.ts';

const lab = openLab();

const texts = () => lab.menu().map(({ text }) => text);
const FAST = { countdowns: { away: 5 } };

/** A row takes clicks a second after it appeared. */
async function clickName(name: string) {
  await lab.until(() => texts().some((text) => text.startsWith(name)), 10, `${name} is listed`);
  await new Promise((resolve) => setTimeout(resolve, 1200));
  await lab.click(name);
}

describe('The question', () => {
  it('answered with Sign out on the toast counts down and signs out exactly that session', async () => {
    await lab.start({ people: [kai(), ben(), anna()], settings: FAST });
    await clickName('ben');
    const toast = await lab.until(() => lab.toast(), 10, 'the question stands');
    expect(toast.title).toBe('Sign out ben?');
    expect(toast.buttons).toEqual(['Sign out', 'Leave a message', 'Keep signed in']);
    await lab.until(() => texts()[0] === 'Sign out ben? Click here to sign out', 5, 'the caption asks');
    expect(texts()[2]).toBe('ben, asking you. Click to keep signed in');
    expect(await lab.icon()).toBe('asking');
    await lab.screenshot('question');
    await lab.clickToast('Sign out');
    await lab.until(() => texts()[2] === 'ben, signing out soon. Click to cancel', 5, 'it counts down');
    expect(lab.usher.tray.tooltip).toBe('Usher: signing out ben. Open the menu to cancel');
    await lab.showMenu('countdown');
    expect(signedIn(lab)).toEqual(['anna', 'ben', 'kai']);
    await ended(lab, 'signedOut');
    expect(signedIn(lab)).toEqual(['anna', 'kai']);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> 1']);
    expect(history(lab)).toEqual([
      'clicked',
      'asked',
      'answered yes',
      'countdown operator',
      'lastLook operator',
      'signingOut operator',
      'deed done',
      'ended signedOut',
    ]);
    await lab.until(() => texts()[2] === 'ben, signed out', 5, 'the row says so');
    expect(await lab.icon()).toBe('calm');
    expect(lab.pc.faults()).toEqual([]);
  });

  it('is answered on the caption as well, and the toast goes', async () => {
    await lab.start({ people: [kai(), ben(), anna()], settings: FAST });
    await clickName('ben');
    await lab.until(() => lab.toast(), 10, 'the question stands');
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await lab.click('Sign out ben?');
    await lab.until(async () => (await lab.toast()) === null, 5, 'the toast is gone');
    await ended(lab, 'signedOut');
    expect(signedIn(lab)).toEqual(['anna', 'kai']);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> 1']);
  });

  it('answered with Keep signed in changes nothing', async () => {
    await lab.start({ people: [kai(), ben()], settings: FAST });
    await clickName('ben');
    await lab.clickToast('Keep signed in');
    await ended(lab, 'declined');
    expectNobodySignedOut(lab, ['ben', 'kai']);
    await lab.until(() => texts()[1] === 'ben, idle 2 h 10 min (away)', 5, 'the row is as before');
  });

  it('that nobody answers is a no after a minute', async () => {
    await lab.start({ people: [kai(), ben()], settings: { silenceCounts: 'whenNothingToLose' } });
    await clickName('ben');
    await ended(lab, 'unanswered', 70);
    expectNobodySignedOut(lab, ['ben', 'kai']);
    await lab.until(async () => (await lab.toast())?.title === 'ben stays signed in', 10, 'it is told');
  });

  it('about a second person waits until the first is answered', async () => {
    await lab.start({ people: [kai(), ben(), anna()], settings: FAST });
    await clickName('ben');
    await lab.until(() => lab.toast(), 10, 'the first question stands');
    await clickName('anna');
    await lab.until(() => texts()[1] === 'anna, next. Click to cancel', 5, 'Anna is next');
    expect((await lab.toast())?.title).toBe('Sign out ben?');
    await lab.clickToast('Keep signed in');
    await lab.until(async () => (await lab.toast())?.title === 'Sign out anna?', 10, 'the second question');
    await lab.clickToast('Keep signed in');
    await lab.until(
      () => history(lab).filter((line) => line === 'ended declined').length === 2,
      10,
      'both ended',
    );
    expectNobodySignedOut(lab, ['anna', 'ben', 'kai']);
  });

  it('about somebody who may be there and whom Windows does not let us ask takes a second yes', async () => {
    await lab.start({ people: [kai(), mia()], set: { 'ask.answer': 'denied' } });
    await clickName('mia');
    await lab.clickToast('Sign out');
    const again = await lab.until(
      async () => {
        const toast = await lab.toast();
        return toast?.title === 'Sign out mia anyway?' ? toast : null;
      },
      10,
      'the second question',
    );
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
  ])('a box asks the same, and OK is a yes: %s', async (_, how) => {
    await lab.start({ people: [kai(), ben()], settings: FAST, ...how });
    await clickName('ben');
    const box = await lab.until(() => lab.box(), 15, 'the box stands');
    expect(box.title).toBe('Sign out ben?');
    expect(box.buttons).toEqual(['OK', 'Cancel']);
    await lab.screenshot('box');
    await lab.clickBox('OK');
    await ended(lab, 'signedOut');
    expect(signedIn(lab)).toEqual(['kai']);
  });

  it('a box that is canceled is a no', async () => {
    await lab.start({ people: [kai(), ben()], withoutToastProgram: true });
    await clickName('ben');
    await lab.clickBox('Cancel');
    await ended(lab, 'declined');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('the box goes when the menu answers', async () => {
    await lab.start({ people: [kai(), ben()], withoutToastProgram: true });
    await clickName('ben');
    await lab.until(() => lab.box(), 15, 'the box stands');
    await lab.click('ben, asking you');
    await ended(lab, 'declined');
    await lab.until(async () => (await lab.box()) === null, 5, 'the box is gone');
    expect(lab.processes()).toEqual(['node.exe', 'tray_windows_release.exe']);
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('typing into the box signs nobody out', async () => {
    await lab.start({ people: [kai(), ben()], withoutToastProgram: true });
    for (const key of ['y', 'Return', 'space', 'Escape']) {
      await clickName('ben');
      await lab.until(() => lab.box(), 15, 'the box stands');
      await lab.desktop.key(key);
      await new Promise((resolve) => setTimeout(resolve, 500));
      if (key === 'y') await lab.clickBox('Cancel');
      await lab.until(async () => (await lab.box()) === null, 5, 'the box is gone');
      expect(history(lab)).not.toContain('answered yes');
    }
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});
