import { describe, expect, it } from 'vitest';
import { QUESTION_FLAG } from '../../src/base/child-flags.ts';
import { PREFIX } from './folders.ts';
import { openLab } from './lab.ts';
import { clickInWindow, windowSays } from './operator-window.ts';
import { anna, ben, kai } from './people.ts';
import { labProcesses } from './processes.ts';
import { ended, expectNobodySignedOut, history, nobodySignedOutFor } from './signing-out.ts';

const lab = openLab();

const HARMLESS = { 'processes.2': 'explorer.exe,dwm.exe,svchost.exe*3' };

/** A banner that ends after this many ms, as Windows reports it for one that was never drawn. */
const timedOut = (ms: number) => ({
  ...HARMLESS,
  'toast.mode': 'script',
  'toast.script': `timeout,${ms}`,
});

/** The process of the window that asks. */
function asker(): number {
  const found = labProcesses(PREFIX).find(({ args }) => args.includes(QUESTION_FLAG));
  if (found === undefined) throw new Error('no window asks');
  return found.pid;
}

describe('A question whose banner has left the screen, or was never drawn', () => {
  it('stands in a window at once, as with Do not disturb, where no answer signs Ben out as it says', async () => {
    await lab.start({
      people: [kai(), ben()],
      settings: { countdowns: { silence: 20 } },
      set: timedOut(200),
    });
    await lab.click('ben');
    const says = async () => (await windowSays(lab, 'Sign out ben?')).text;
    await expect.poll(says).toMatch(/No answer signs ben out\.\s+Signing out in \d+ s\./);
    expect((await lab.box())?.buttons).toEqual([
      'Details',
      'Sign out',
      'Lock this PC and let ben in',
      'Keep ben signed in',
    ]);
    await lab.screenshot('question-window');
    await windowSays(lab, 'ben is signed out', 60);
    expect(history(lab)).toEqual([
      'clicked',
      'asked',
      'questionNotShown',
      'questionShownAgain',
      'lastLook silence',
      'signingOut silence',
      'attempt done',
      'ended signedOut',
    ]);
    await lab.until(async () => (await lab.box()) === null, 30, 'the window is gone');
  });

  it('is a yes no longer once its window has gone', async () => {
    await lab.start({
      people: [kai(), ben()],
      settings: { countdowns: { silence: 15 } },
      set: timedOut(200),
    });
    await lab.click('ben');
    await windowSays(lab, 'Sign out ben?');
    await lab.until(() => history(lab).includes('questionShownAgain'), 20, 'silence counts again');
    process.kill(asker(), 'SIGKILL');
    await lab.waitForBox('Sign out ben?');
    await nobodySignedOutFor(18, lab, ['ben', 'kai']);
    await lab.clickBox('Cancel');
    await ended(lab, 'declined');
  });
});

describe('The window that asks', () => {
  it('counts down after a yes in it, cancels, and tells the outcome of the next', async () => {
    await lab.start({
      people: [kai(), anna(), ben()],
      settings: { askIn: 'window', countdowns: { away: 120 } },
    });
    await lab.click('ben');
    const question = await windowSays(lab, 'Sign out ben?');
    expect(question.buttons).toEqual([
      'Details',
      'Sign out',
      'Lock this PC and let ben in',
      'Leave a message',
      'Keep ben signed in',
    ]);
    expect((await lab.toast())?.title).not.toBe('Sign out ben?');
    await clickInWindow(lab, 'Sign out');
    const countdown = await windowSays(lab, 'Signing out ben in');
    expect(countdown.buttons).toEqual(['Details', 'Cancel']);
    await clickInWindow(lab, 'Cancel');
    await ended(lab, 'canceled');
    await lab.until(async () => (await lab.box()) === null, 20, 'the window is gone');
    expectNobodySignedOut(lab, ['anna', 'ben', 'kai']);

    lab.changeSettings({ askIn: 'window', countdowns: { away: 5 } });
    await lab.click('ben');
    await clickInWindow(lab, 'Sign out');
    expect((await windowSays(lab, 'ben is signed out', 60)).buttons).toEqual(['Close']);
    await clickInWindow(lab, 'Close');
    await lab.until(async () => (await lab.box()) === null, 20, 'the window is gone');
    // The one of Usher's start may stand.
    expect((await lab.toast())?.title).not.toBe('ben is signed out');
  });

  it('stands beside the toast, and each follows an answer in the other', async () => {
    await lab.start({ people: [kai(), ben()], settings: { countdowns: { away: 120 } } });
    // A click on the toast itself asks in the window, and the toast goes.
    await lab.click('ben');
    await lab.waitForToast('Sign out ben?');
    await lab.clickToastBody();
    await windowSays(lab, 'Sign out ben?');
    await clickInWindow(lab, 'Keep ben signed in');
    await ended(lab, 'declined');
    await lab.until(async () => (await lab.box()) === null, 20, 'the window is gone');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});

describe('Somebody whom the command line asked', () => {
  it('is left in peace by the tray', async () => {
    await lab.start({ people: [kai(), anna()], set: { 'ask.answer': 'cancel' } });
    const { code } = await lab.command(['sign-out', 'anna', '--yes'], { seconds: 180 });
    expect(code).toBe(3);
    await lab.click('anna');
    await lab.waitForToast('anna was asked a short while ago');
    expect(lab.pc.calls('WTSSendMessageW').filter(({ result }) => result === 'asks')).toHaveLength(1);
    await nobodySignedOutFor(2, lab, ['anna', 'kai']);
  });
});
