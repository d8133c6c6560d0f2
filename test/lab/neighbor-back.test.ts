import { describe, expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { Neighbor, ORDINARY } from './neighbor.ts';
import { ben, kai } from './people.ts';
import { ended, expectNobodySignedOut, history } from './signing-out.ts';

const lab = openLab();
const usherOfBen = new Neighbor(lab, ben());

describe('Nobody is signed out where only his own Usher sees that Ben is back', () => {
  it('in the countdown', async () => {
    await lab.start({ people: [kai(), ben()], ...ORDINARY, settings: { countdowns: { away: 15 } } });
    await usherOfBen.start({ open: 'hidden' });
    await lab.click('ben');
    await lab.clickToast('Sign out');
    await expect.poll(() => history(lab).at(-1)).toBe('countdown operator');
    usherOfBen.touch();
    await ended(lab, 'cameBack', 40);
    expect([usherOfBen.reached(), usherOfBen.exits(), usherOfBen.receipts()]).toEqual([[], [], []]);
    await lab.waitForToast('ben');
    await lab.screenshot('back-in-countdown');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('in the last moment, when Kai has looked for the last time and his Usher has said that he leaves', async () => {
    await lab.start({ people: [kai(), ben()], ...ORDINARY, settings: { countdowns: { away: 5 } } });
    await usherOfBen.start({ open: 'hidden', at: 'leaving returns' });
    await lab.click('ben');
    await lab.clickToast('Sign out');
    await ended(lab, 'cameBack', 40);
    expect(history(lab).slice(-4)).toEqual([
      'lastLook operator',
      'signingOut operator',
      'attempt stopped',
      'ended cameBack',
    ]);
    expect([usherOfBen.reached(), usherOfBen.exits()]).toEqual([['receipt', 'leaving'], []]);
    expect(usherOfBen.receipts().slice(1)).toMatchObject([{ mark: 'kept' }]);
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});
