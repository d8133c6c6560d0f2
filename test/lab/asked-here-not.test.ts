import { expect, it } from 'vitest';
import { bothThere } from './asking.ts';
import { openLab } from './lab.ts';
import { Neighbor } from './neighbor.ts';
import { benThere } from './people.ts';
import { expectNobodySignedOut, history } from './signing-out.ts';

const lab = openLab();
const usherOfBen = new Neighbor(lab, benThere());

/** The conversations that have ended. */
const ends = () => lab.entries().filter(({ event }) => event === 'ended');
const rowsOfBen = () => usherOfBen.menu().map(({ text }) => text);

/** Kai tries, and is told at once, without a question to anybody. */
async function kaiIsTold(): Promise<void> {
  const before = ends().length;
  await lab.click('ben');
  await lab.until(() => ends().length > before, 20, `Kai's try has ended: ${history(lab)}`);
  expect(ends().at(-1)).toMatchObject({ outcome: 'failed', error: { kind: 'neighborForbids' } });
  const { text } = await lab.waitForToast('ben stays signed in');
  expect(text).toBe("ben's own Usher doesn't allow it now, and this account has no other way.");
  expect(await usherOfBen.question()).toBe(null);
}

it('Ben is at a screen and not asked until tomorrow, where he wants it so', async () => {
  await bothThere(lab, usherOfBen);
  await usherOfBen.clickMenu("Don't ask me until tomorrow");
  await expect.poll(rowsOfBen).toContain('Your Usher says no for now. Click to let others ask again');
  await kaiIsTold();
  await lab.screenshot('asked-here-not');
  expect(history(lab)).not.toContain('asked');
  expect([usherOfBen.exits(), usherOfBen.receipts()]).toEqual([[], []]);
  expectNobodySignedOut(lab, ['ben', 'kai']);
});

it('nor ever', async () => {
  await bothThere(lab, usherOfBen, { setting: 'never' });
  await kaiIsTold();
  expect(history(lab)).not.toContain('asked');
  expectNobodySignedOut(lab, ['ben', 'kai']);
});
