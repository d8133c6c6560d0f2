import { describe, expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { ben, kai } from './people.ts';
import { expectNobodySignedOut, signedIn } from './signing-out.ts';

const lab = openLab();

const texts = () => lab.menu().map(({ text }) => text);
const EVERYONE = 'Sign out everyone inactive for over 1 h…';

describe('Four people with documents open', () => {
  const four = ['ben', 'guest', 'leo', 'mia'].map((user, index) => ben({ id: index + 2, user }));
  const set = Object.fromEntries(
    four.map(({ id }) => [`processes.${id}`, 'explorer.exe,winword.exe,powerpnt.exe,excel.exe,chrome.exe']),
  );

  it('stand in one question that says first whose work is lost, and to its end what happens', async () => {
    await lab.start({ people: [kai(), ...four], set });
    await expect.poll(texts).toContain(EVERYONE);
    await lab.click(EVERYONE);
    const { text } = await lab.waitForToast('Sign out 4 people?');
    expect(text).toMatch(/^Unsaved work will be lost: ben, guest, leo and mia have documents open: Word, /);
    expect(text).toMatch(/ have been inactive for over 1 h\.$/);
    await lab.screenshot('everyone-at-risk');
    await lab.clickToast('Keep signed in');
    await expect.poll(() => lab.entries().filter(({ event }) => event === 'ended').length).toBe(4);
    expectNobodySignedOut(lab, ['ben', 'guest', 'kai', 'leo', 'mia']);
  });

  it('are asked about without the one whom the operator keeps', async () => {
    await lab.start({ people: [kai(), ...four.slice(0, 2)], set });
    await expect.poll(texts).toContain(EVERYONE);
    await lab.click(EVERYONE);
    await lab.waitForToast('Sign out 2 people?');
    await lab.click('ben, sign out?');
    const { text } = await lab.waitForToast('Sign out guest?');
    expect(text).toMatch(/^Unsaved work will be lost: /);
    expect(text).not.toContain('ben');
    await expect.poll(() => texts()[0]).toBe('Yes, sign out guest');
    await lab.clickToast('Keep signed in');
    await expect.poll(() => signedIn(lab)).toEqual(['ben', 'guest', 'kai']);
  });
});

describe('Two people with equal long names', () => {
  it('differ in the menu and in the one question about both', async () => {
    const twins = [2, 3].map((id) => ben({ id, user: 'administrator', domain: 'WIN-4F7K2Q9D1AB' }));
    await lab.start({ people: [kai(), ...twins] });
    await expect
      .poll(() => texts().slice(1, 3))
      .toEqual([2, 3].map((id) => expect.stringMatching(`\\(session ${id}\\), away for 2 h 10 min`)));
    await lab.click(EVERYONE);
    const { text } = await lab.waitForToast('Sign out 2 people?');
    expect(text).toContain('(session 2)');
    expect(text).toContain('(session 3)');
    await lab.clickToast('Keep signed in');
  });
});
