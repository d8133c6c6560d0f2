import { describe, expect, it } from 'vitest';
import { boxesAskedFor } from './asking.ts';
import { openLab } from './lab.ts';
import { anna, ben, kai, mia } from './people.ts';
import { deedsDone, ended, expectNobodySignedOut, signedIn } from './signing-out.ts';

const lab = openLab();

const texts = () => lab.menu().map(({ text }) => text);

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
    await lab.until(() => boxesAskedFor(lab) === 8, 20, 'all are asked');
    lab.pc.add(ben());
    await expect.poll(texts).toContain('ben, away for 2 h 10 min');
    expectNobodySignedOut(lab, ['ben', 'kai', ...people.map(({ user }) => user)]);
  });
});
