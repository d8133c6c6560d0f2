import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { signingOutRow } from './counting-row.ts';
import { openLab } from './lab.ts';
import { ben, kai } from './people.ts';
import { ended, expectNobodySignedOut, history } from './signing-out.ts';

/** Sign-ons and sign-offs together, and the time between two of them: 1,000 in a minute in the long form. */
const CHANGES = process.env.USHER_LAB_LONG ? 1000 : 100;
const APART_MS = 60;
/** So many numbers are taken, given back, and taken again by others. */
const IDS = 10;

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
    const id = 10 + (change % IDS);
    const isOn = lab.pc.sessions().some((session) => session.id === id);
    if (isOn) lab.pc.remove(id);
    else lab.pc.add(ben({ id, user: `user${change}`, logon: Date.now() }));
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
