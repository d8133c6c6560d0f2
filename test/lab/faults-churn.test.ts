import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { APART_MS, comeOrGo } from './comings-and-goings.ts';
import { signingOutRow } from './counting-row.ts';
import { openLab } from './lab.ts';
import { ben, kai } from './people.ts';
import { ended, expectNobodySignedOut, history } from './signing-out.ts';

/** Sign-ons and sign-offs together. */
const CHANGES = process.env.USHER_LAB_LONG ? 1000 : 100;

const lab = openLab();

const rowOfBen = () => lab.menu().find(({ text }) => /\bben\b/.test(text))?.text ?? '';

it(`The countdown of Ben is about Ben through ${CHANGES} sign-ons and sign-offs of others, and ends as he comes back`, async () => {
  await lab.start({ people: [kai(), ben()], settings: { countdowns: { away: 3600 } } });
  await lab.click('ben');
  await lab.clickToast('Sign out');
  await expect.poll(rowOfBen).toMatch(signingOutRow('ben'));
  const before = lab.pc.calls('WTSEnumerateSessionsExW').length;
  const begun = performance.now();
  for (let change = 0; change < CHANGES; change += 1) {
    comeOrGo(lab, change);
    expect(rowOfBen()).toMatch(signingOutRow('ben'));
    await pause(APART_MS);
  }
  const seconds = Math.round((performance.now() - begun) / 1000);
  const listings = lab.pc.calls('WTSEnumerateSessionsExW').length - before;
  console.log(`${CHANGES} changes in ${seconds} s: ${listings} listings`);
  expect(listings).toBeLessThanOrEqual(CHANGES);
  await expect.poll(() => lab.menu()[0]?.text).toMatch(/^1 other person/);
  expect(history(lab)).toEqual(['clicked', 'asked', 'answered yes', 'countdown operator']);
  lab.pc.change(2, { state: 'active', station: 'console', connect: Date.now() });
  await ended(lab, 'cameBack');
  expectNobodySignedOut(lab, ['ben', 'kai']);
});
