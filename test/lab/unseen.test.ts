import { describe, expect, it } from 'vitest';
import { QUESTION_FLAG } from '../../src/base/child-flags.ts';
import { PREFIX } from './folders.ts';
import { openLab } from './lab.ts';
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

const usherWindow = () => lab.waitForBox('Usher');

/** The process of the window that asks. */
function asker(): number {
  const found = labProcesses(PREFIX).find(({ args }) => args.includes(QUESTION_FLAG));
  if (found === undefined) throw new Error('no window asks');
  return found.pid;
}

describe('A question whose banner has left the screen, or was never drawn', () => {
  it.each([
    ['at once, as with Do not disturb', 200],
    ['after as long as a banner stands', 7000],
  ])('stands in a window %s, where no answer signs Ben out as it says', async (_, ms) => {
    await lab.start({ people: [kai(), ben()], settings: { countdowns: { silence: 12 } }, set: timedOut(ms) });
    await lab.click('ben');
    const { text, buttons } = await usherWindow();
    expect(text).toContain('Sign out ben?');
    expect(text).toMatch(/No answer signs ben out\.\s+Signing out in \d+ seconds?\./);
    expect(buttons).toEqual(['Sign out', 'Keep signed in']);
    await lab.screenshot('question-window');
    await ended(lab, 'signedOut', 60);
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
    await lab.until(async () => (await lab.box()) === null, 20, 'the window is gone');
  });

  it('is answered in that window', async () => {
    await lab.start({ people: [kai(), ben()], set: timedOut(200) });
    await lab.click('ben');
    await usherWindow();
    // The first click counts only if the window has stood for a moment.
    const declined = async () => {
      if ((await lab.box()) !== null) await lab.clickBox('Keep signed in').catch(() => {});
      return history(lab).includes('ended declined');
    };
    await lab.until(declined, 20, 'Ben is kept signed in');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('is a yes no longer once its window has gone', async () => {
    await lab.start({
      people: [kai(), ben()],
      settings: { countdowns: { silence: 15 } },
      set: timedOut(200),
    });
    await lab.click('ben');
    await usherWindow();
    await lab.until(() => history(lab).includes('questionShownAgain'), 20, 'silence counts again');
    process.kill(asker(), 'SIGKILL');
    await lab.waitForBox('Sign out ben?');
    await nobodySignedOutFor(18, lab, ['ben', 'kai']);
    await lab.clickBox('Cancel');
    await ended(lab, 'declined');
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
