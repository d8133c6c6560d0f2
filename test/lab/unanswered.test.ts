import { describe, expect, it } from 'vitest';
import { askedOnScreen, boxesAskedFor } from './asking.ts';
import { openLab } from './lab.ts';
import { anna, kai, mia } from './people.ts';
import { ended, expectNobodySignedOut, signedIn } from './signing-out.ts';

const lab = openLab();

// Most of these last a minute, because nobody who is there gets less.
describe('The person', () => {
  it('who was idle and gives no answer is signed out by the operator’s yes, after a minute', async () => {
    await askedOnScreen(lab, 'anna', { people: [kai(), anna()], set: { 'ask.answer': 'timeout' } });
    await ended(lab, 'signedOut', 80);
    expect(signedIn(lab)).toEqual(['kai']);
  });

  it('who was busy and gives no answer stays', async () => {
    await askedOnScreen(lab, 'mia', { people: [kai(), mia()], set: { 'ask.answer': 'timeout' } });
    await ended(lab, 'personUnanswered', 80);
    expectNobodySignedOut(lab, ['kai', 'mia']);
  });

  it.each(['zero', 'async'])('has not answered where Windows answers %s', async (answer) => {
    await askedOnScreen(lab, 'mia', { people: [kai(), mia()], set: { 'ask.answer': answer } });
    await ended(lab, 'personUnanswered');
    expectNobodySignedOut(lab, ['kai', 'mia']);
  });

  it('whose question never ends is not waited for longer than the countdown', async () => {
    await askedOnScreen(lab, 'mia', { people: [kai(), mia()], set: { 'ask.answer': 'never' } });
    await ended(lab, 'personUnanswered', 80);
    expectNobodySignedOut(lab, ['kai', 'mia']);
    await expect.poll(() => lab.processes().filter((program) => program === 'node.exe')).toHaveLength(1);
  });

  it('who refused is overruled only by a second question, and is not asked again', async () => {
    await askedOnScreen(lab, 'mia', { people: [kai(), mia()], set: { 'ask.answer': 'cancel' } });
    await ended(lab, 'refused');
    await lab.click('mia, said no');
    await lab.waitForToast('Sign out mia anyway?');
    expectNobodySignedOut(lab, ['kai', 'mia']);
    await lab.clickToast('Sign out anyway');
    await ended(lab, 'signedOut', 80);
    expect(signedIn(lab)).toEqual(['kai']);
    expect(boxesAskedFor(lab)).toBe(1);
  });
});
