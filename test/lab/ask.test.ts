import { describe, expect, it } from 'vitest';
import { askedOnScreen } from './asking.ts';
import { askingRow } from './counting-row.ts';
import { openLab } from './lab.ts';
import { anna, ben, kai, mia } from './people.ts';
import { deedsDone, ended, expectNobodySignedOut, history, signedIn } from './signing-out.ts';

const lab = openLab();

const texts = () => lab.menu().map(({ text }) => text);
/** Enough time to look and click. */
const SLOWLY = { countdowns: { there: 300 } };

describe('The person', () => {
  it('is asked in a box of their own, and their Cancel is a no', async () => {
    await askedOnScreen(lab, 'mia', { people: [kai(), mia()] });
    await expect.poll(texts).toContainEqual(expect.stringMatching(askingRow('mia')));
    const box = await lab.waitForBox('kai is asking you to sign out');
    expect(box.text).toContain('No answer within 60 seconds counts as Cancel: you stay signed in.');
    await lab.screenshot('person');
    await lab.clickBox('Cancel');
    await ended(lab, 'refused');
    expectNobodySignedOut(lab, ['kai', 'mia']);
  });

  it('is signed out at once by their own OK', async () => {
    // No test waits for the end of an hour.
    await askedOnScreen(lab, 'mia', {
      people: [kai(), mia(), ben()],
      settings: { countdowns: { there: 3600 } },
    });
    await lab.clickBox('OK');
    await ended(lab, 'signedOut');
    expect(signedIn(lab)).toEqual(['ben', 'kai']);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 4 -> 1']);
    expect(history(lab)).toContain('lastLook person');
  });

  it.each(['Return', 'space', 'Escape'])('who is typing %s when the box appears says no', async (key) => {
    // An unescaped ampersand in the name would make one of its letters a key for the box.
    await askedOnScreen(lab, 'mia', { people: [kai({ user: 'r&d' }), mia()], settings: SLOWLY });
    await lab.waitForBox('r');
    for (const letter of ['y', 'o', 'd', key]) await lab.desktop.key(letter);
    await ended(lab, 'refused');
    expectNobodySignedOut(lab, ['mia', 'r&d']);
  });

  it('keeps a box that Windows takes back from nobody when the operator cancels, and a late OK in it does nothing', async () => {
    await askedOnScreen(lab, 'mia', { people: [kai(), mia()], settings: SLOWLY });
    const box = await lab.waitForBox('kai is asking you to sign out');
    expect(box.text).toContain('OK signs you out now, if kai still wants it');
    await lab.click('Asking mia');
    await ended(lab, 'canceled');
    await expect.poll(() => lab.processes().filter((program) => program === 'node.exe')).toHaveLength(1);
    expect((await lab.box())?.title).toBe('kai is asking you to sign out (Usher)');
    await lab.clickBox('OK');
    await expect.poll(lab.box).toBeNull();
    await expect.poll(lab.processes).not.toContain('rundll32.exe');
    expectNobodySignedOut(lab, ['kai', 'mia']);
  });

  it('who was idle and may not be asked is told to the operator, who can still cancel', async () => {
    await lab.start({ people: [kai(), anna()], set: { 'ask.answer': 'denied' }, settings: SLOWLY });
    await lab.click('anna');
    await lab.clickToast('Sign out');
    await lab.waitForToast("anna couldn't be asked");
    await lab.click('Signing out anna in');
    await ended(lab, 'canceled');
    expectNobodySignedOut(lab, ['anna', 'kai']);
  });

  it('who is locked out of sight is not asked, and the question says so', async () => {
    await lab.start({ people: [kai(), anna({ locked: true })], settings: { countdowns: { away: 5 } } });
    await lab.click('anna');
    const toast = await lab.waitForToast('Sign out anna?');
    expect(toast.text).toContain("anna isn't here to ask.");
    expect(toast.buttons).toEqual(['Sign out', 'Leave a message', 'Keep signed in']);
    await lab.clickToast('Sign out');
    await ended(lab, 'signedOut');
    expect(lab.pc.calls('WTSSendMessageW')).toEqual([]);
  });
});

/** The usual message, with the time at which it was left. */
const LEFT = /^Please sign out when you have finished\.\n\n\d{4}-\d\d-\d\d \d\d:\d\d$/;
describe('A message', () => {
  it('is left instead of a sign-out', async () => {
    await lab.start({ people: [kai(), ben()] });
    await lab.click('ben');
    await lab.waitForToast('Sign out ben?');
    await lab.screenshot('leave-a-message');
    await lab.clickToast('Leave a message');
    await lab.until(() => history(lab).includes('note left'), 10, 'the history says so');
    const [call] = lab.pc.calls('WTSSendMessageW');
    expect([call?.args, call?.result]).toEqual([
      ['2', 'Message from kai', expect.stringMatching(LEFT)],
      'async',
    ]);
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('that Windows refuses is said to need an administrator', async () => {
    await lab.start({ people: [kai(), ben()], set: { 'ask.answer': 'denied' } });
    await lab.click('ben');
    await lab.clickToast('Leave a message');
    await lab.waitForToast("Your message couldn't be delivered");
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});
