import { describe, expect, it } from 'vitest';
import { signingOutRow } from './counting-row.ts';
import { openLab } from './lab.ts';
import { ben, kai } from './people.ts';
import { deedsDone } from './signing-out.ts';

/*
 * Windows fails, answers garbage, or does not answer.
 */

const lab = openLab();

const texts = () => lab.menu().map(({ text }) => text);
const people = () => [kai(), ben()];
const BLIND = "Can't see who is signed in. Click to try again";

/** Something changes that is no news to a conversation, so that Usher lists. */
function stir(): void {
  const [found] = lab.pc.sessions().filter(({ id }) => id === 9);
  if (found === undefined) lab.pc.add(ben({ id: 9, user: 'zoe' }));
  else lab.pc.remove(9);
}

const ERRORS = [5, 1702, 1722, 7022];
/** How the answers to all questions about sessions are. */
const GARBAGE: readonly (readonly [string, Readonly<Record<string, number>>])[] = [
  ['lists no session', { 'enumerate.count': 0 }],
  ['lists more sessions than there can be', { 'enumerate.count': -1 }],
];

/** What stops Windows from telling about Ben, while it still lists him. */
const UNTOLD: readonly Readonly<Record<string, number>>[] = [
  ...ERRORS.map((error) => ({ 'query.error.2': error })),
  ...[0, 100, 2_147_483_647].map((bytes) => ({ 'query.bytes': bytes })),
];

describe('Windows that', () => {
  it('fails to list is said so until it works again, and nobody can be clicked', async () => {
    await lab.start({ people: people() });
    await lab.until(() => texts()[1]?.startsWith('ben, away'), 10, 'ben has a row');
    for (const error of ERRORS) {
      lab.pc.set({ 'enumerate.error': error, 'enumerate.times': 1000 });
      stir();
      await expect.poll(() => texts()[0]).toBe(BLIND);
      await expect.poll(() => lab.usher.tray.tooltip).toBe("Usher: can't see who is signed in");
      expect(lab.menu().filter(({ text, enabled }) => enabled && text.startsWith('ben'))).toEqual([]);
      if (error === 5) await lab.showMenu('windows-blind');
      lab.pc.set({ 'enumerate.times': 0 });
      await lab.click("Can't see who");
      await expect.poll(() => texts()[0]).toMatch(/other (?:person|people) signed in/);
    }
    for (const [, set] of GARBAGE) {
      lab.pc.set(set);
      stir();
      await expect.poll(() => texts()[0]).toBe(BLIND);
      lab.pc.set({ 'enumerate.count': null });
      await lab.click("Can't see who");
      await expect.poll(() => texts()[0]).toMatch(/other (?:person|people) signed in/);
    }
    expect(lab.pc.faults()).toEqual([]);
  });

  it('no longer tells of Ben stops his countdown, whatever the error or the garbage', async () => {
    await lab.start({ people: people(), settings: { countdowns: { away: 600 } } });
    for (const [count, set] of UNTOLD.entries()) {
      await lab.click('ben');
      await lab.clickToast('Sign out');
      await expect.poll(() => texts()[1]).toMatch(signingOutRow('ben'));
      lab.pc.set(set);
      stir();
      const ends = () => lab.entries().filter(({ event }) => event === 'ended');
      await lab.until(() => ends().length > count, 20, `${JSON.stringify(set)} ends it`);
      expect(ends().at(-1)).toMatchObject({ outcome: 'failed', error: { kind: 'listUnreadable' } });
      await lab.waitForToast('ben stays signed in');
      await lab.screenshot(`windows-untold-${count}`);
      await lab.clickToastBody();
      for (const key of Object.keys(set)) lab.pc.set({ [key]: null });
      stir();
      await expect.poll(() => texts()[1]).toMatch(/^ben, away/);
    }
    expect([deedsDone(lab), lab.pc.faults()]).toEqual([[], []]);
  });

  it('takes half a minute to list in a countdown stops it, and is heard again', async () => {
    await lab.start({ people: people(), settings: { countdowns: { away: 600 } } });
    await lab.click('ben');
    await lab.clickToast('Sign out');
    await expect.poll(() => texts()[1]).toMatch(signingOutRow('ben'));
    lab.pc.set({ 'enumerate.hang': 30_000, 'enumerate.hangs': 1 });
    stir();
    await expect.poll(() => texts()[0]).toBe(BLIND);
    await lab.waitForToast('ben stays signed in');
    await lab.screenshot('windows-slow');
    expect(lab.entries().at(-1)).toMatchObject({ outcome: 'failed', error: { kind: 'listUnreadable' } });
    await expect.poll(() => texts()[0]).toMatch(/other (?:person|people) signed in/);
    expect(texts()[1]).toMatch(/^ben, away/);
    expect([deedsDone(lab), lab.pc.faults()]).toEqual([[], []]);
  });
});
