import { describe, expect, it } from 'vitest';
import type { Beginning } from './lab.ts';
import { openLab } from './lab.ts';
import { anna, ben, kai, mia } from './people.ts';
import { deedsDone, ended, expectNobodySignedOut, history, signedIn } from './signing-out.ts';

const lab = openLab();

const texts = () => lab.menu().map(({ text }) => text);
/** Time for whoever has to look and click before it is over. */
const SLOWLY = { countdowns: { there: 300 } };
const asked = () => lab.pc.calls('WTSSendMessageW').filter(({ result }) => result === 'asks');

/** The operator has said yes about this person, who is asked on their screen now. */
async function askedOnScreen(name: string, beginning: Beginning) {
  await lab.start(beginning);
  await lab.click(name);
  await lab.clickToast('Sign out');
  await lab.until(() => asked().length > 0, 10, 'the person is asked');
}

describe('The person', () => {
  it('is asked in a box of their own, and their Cancel is a no', async () => {
    await askedOnScreen('mia', { people: [kai(), mia()] });
    await expect.poll(texts).toContain('mia, asked on screen. Click to cancel');
    const box = await lab.waitForBox('kai is asking you to sign out');
    expect(box.text).toContain("If you don't answer in 60 seconds, you stay signed in.");
    await lab.screenshot('person');
    await lab.clickBox('Cancel');
    await ended(lab, 'refused');
    expectNobodySignedOut(lab, ['kai', 'mia']);
  });

  it('is signed out at once by their own OK', async () => {
    // Nobody waits for the end of an hour here.
    await askedOnScreen('mia', { people: [kai(), mia(), ben()], settings: { countdowns: { there: 3600 } } });
    await lab.clickBox('OK');
    await ended(lab, 'signedOut');
    expect(signedIn(lab)).toEqual(['ben', 'kai']);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 4 -> 1']);
    expect(history(lab)).toContain('lastLook person');
  });

  it.each(['Return', 'space', 'Escape'])('who is typing %s when the box appears says no', async (key) => {
    // With an ampersand in the name a letter of it would be a key for the box.
    await askedOnScreen('mia', { people: [kai({ user: 'r&d' }), mia()], settings: SLOWLY });
    await lab.waitForBox('r');
    for (const letter of ['y', 'o', 'd', key]) await lab.desktop.key(letter);
    await ended(lab, 'refused');
    expectNobodySignedOut(lab, ['mia', 'r&d']);
  });

  it('keeps a box that Windows takes back from nobody when the operator cancels, and a late OK in it does nothing', async () => {
    await askedOnScreen('mia', { people: [kai(), mia()], settings: SLOWLY });
    const box = await lab.waitForBox('kai is asking you to sign out');
    expect(box.text).toContain('OK: sign out now, if kai still wants it');
    await lab.click('mia, asked on screen');
    await ended(lab, 'canceled');
    await expect.poll(() => lab.processes().filter((program) => program === 'node.exe')).toHaveLength(1);
    expect((await lab.box())?.title).toBe('kai is asking you to sign out');
    await lab.clickBox('OK');
    await expect.poll(lab.box).toBeNull();
    await expect.poll(lab.processes).not.toContain('rundll32.exe');
    expectNobodySignedOut(lab, ['kai', 'mia']);
  });

  it('who was idle and gives no answer is signed out by the operator’s yes, after a minute', async () => {
    await askedOnScreen('anna', { people: [kai(), anna()], set: { 'ask.answer': 'timeout' } });
    await ended(lab, 'signedOut', 80);
    expect(signedIn(lab)).toEqual(['kai']);
  });

  it('who was busy and gives no answer stays', async () => {
    await askedOnScreen('mia', { people: [kai(), mia()], set: { 'ask.answer': 'timeout' } });
    await ended(lab, 'personUnanswered', 80);
    expectNobodySignedOut(lab, ['kai', 'mia']);
  });

  it.each(['zero', 'async'])('has not answered where Windows answers %s', async (answer) => {
    await askedOnScreen('mia', { people: [kai(), mia()], set: { 'ask.answer': answer } });
    await ended(lab, 'personUnanswered');
    expectNobodySignedOut(lab, ['kai', 'mia']);
  });

  it('whose question never ends is not waited for longer than the countdown', async () => {
    await askedOnScreen('mia', { people: [kai(), mia()], set: { 'ask.answer': 'never' } });
    await ended(lab, 'personUnanswered', 80);
    expectNobodySignedOut(lab, ['kai', 'mia']);
    await expect.poll(() => lab.processes().filter((program) => program === 'node.exe')).toHaveLength(1);
  });

  it('who refused is overruled only by a second question, and is not asked again', async () => {
    await askedOnScreen('mia', { people: [kai(), mia()], set: { 'ask.answer': 'cancel' } });
    await ended(lab, 'refused');
    await lab.click('mia, answered No');
    await lab.waitForToast('Sign out mia anyway?');
    expectNobodySignedOut(lab, ['kai', 'mia']);
    await lab.clickToast('Sign out anyway');
    await ended(lab, 'signedOut', 80);
    expect(signedIn(lab)).toEqual(['kai']);
    expect(asked()).toHaveLength(1);
  });

  it('who was idle and may not be asked is told to the operator, who can still cancel', async () => {
    await lab.start({ people: [kai(), anna()], set: { 'ask.answer': 'denied' }, settings: SLOWLY });
    await lab.click('anna');
    await lab.clickToast('Sign out');
    await lab.waitForToast("anna couldn't be asked");
    await lab.click('anna, signing out soon');
    await ended(lab, 'canceled');
    expectNobodySignedOut(lab, ['anna', 'kai']);
  });

  it('who is locked out of sight is not asked, and the question says so', async () => {
    await lab.start({ people: [kai(), anna({ locked: true })], settings: { countdowns: { away: 5 } } });
    await lab.click('anna');
    const toast = await lab.waitForToast('Sign out anna?');
    expect(toast.text).toContain("anna can't be asked.");
    expect(toast.buttons).toEqual(['Sign out', 'Leave a message', 'Keep signed in']);
    await lab.clickToast('Sign out');
    await ended(lab, 'signedOut');
    expect(lab.pc.calls('WTSSendMessageW')).toEqual([]);
  });
});

/** The usual message, with the moment at which it was left. */
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
    await lab.waitForToast('Windows did not take the message');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});

describe('Everyone away for over an hour', () => {
  it('is signed out behind one question, and one who refuses stays', async () => {
    const leo = anna({ id: 6, user: 'leo', input: Date.now() - 2 * 3_600_000 });
    await lab.start({ people: [kai(), ben(), leo, mia()], set: { 'ask.answer': 'cancel' } });
    await lab.click('Sign out everyone');
    await lab.waitForToast('Sign out 2 people?');
    await lab.screenshot('everyone');
    await lab.clickToast('Sign out all');
    await ended(lab, 'refused');
    await ended(lab, 'signedOut', 80);
    expect(signedIn(lab)).toEqual(['kai', 'leo', 'mia']);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> 1']);
    await lab.waitForToast('ben is signed out');
  });
});

describe('Eight people', () => {
  it('are asked at once while the list goes on refreshing', async () => {
    const people = Array.from({ length: 8 }, (_, index) =>
      mia({ id: 10 + index, user: `pupil${index + 1}` }),
    );
    await lab.start({ people: [kai(), ...people], set: { 'ask.answer': 'timeout' } });
    for (const { user } of people) {
      await lab.click(user);
      await lab.clickToast('Sign out');
    }
    await lab.until(() => asked().length === 8, 20, 'all are asked');
    lab.pc.add(ben());
    await expect.poll(texts).toContain('ben, idle 2 h 10 min (away)');
    expectNobodySignedOut(lab, ['ben', 'kai', ...people.map(({ user }) => user)]);
  });
});
