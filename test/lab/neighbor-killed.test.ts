import { describe, expect, it } from 'vitest';
import type { Lab } from './lab.ts';
import { openLab } from './lab.ts';
import { Neighbor, ORDINARY } from './neighbor.ts';
import { ben, kai, minutesAgo } from './people.ts';
import { ended, expectNobodySignedOut } from './signing-out.ts';

const lab = openLab();
const cleo = ben({ id: 6, user: 'cleo', logon: minutesAgo(200) });
const [ofBen, ofCleo] = [new Neighbor(lab, ben()), new Neighbor(lab, cleo)];
const SOON = { countdowns: { away: 5 } };

/** How each conversation has ended. */
function ends(lab: Lab): unknown[] {
  return lab
    .entries()
    .flatMap(({ event, outcome, error }) => (event === 'ended' ? [{ outcome, error }] : []));
}

const LOST = { outcome: 'failed', error: { kind: 'neighborLost' } };

describe('An Usher that is killed signs nobody out, and no other way is tried', () => {
  it('after it was asked, and right before it asks Windows', async () => {
    await lab.start({ people: [kai(), ben(), cleo], ...ORDINARY, settings: SOON });
    await Promise.all([
      ofBen.start({ open: 'hidden', at: 'receipt holds' }),
      ofCleo.start({ open: 'hidden', at: 'exit holds' }),
    ]);
    await lab.click('Sign out everyone');
    await lab.waitForToast('Sign out 2 people?');
    await lab.clickToast('Sign out all');
    await lab.until(() => ofBen.reached().includes('receipt'), 60, "Ben's Usher was asked");
    ofBen.killUsher();
    await lab.until(() => ofCleo.reached().includes('exit'), 60, "Cleo's Usher is about to ask Windows");
    ofCleo.killUsher();
    await lab.until(() => ends(lab).length === 2, 60, 'both have ended');
    expect(ends(lab)).toMatchObject([LOST, LOST]);
    expect([ofBen.texts().at(-1), ofCleo.texts().at(-1)]).toEqual(['', '']);
    await lab.screenshot('killed-before');
    expectNobodySignedOut(lab, ['ben', 'cleo', 'kai']);
  });

  it('after it has asked Windows, where unsaved text keeps Ben, also by an account that may do it itself', async () => {
    await lab.start({ people: [kai(), ben()], session: 1, settings: SOON });
    await ofBen.start({ setting: 'politely', open: 'letter', at: 'exited holds' });
    await lab.click('ben');
    await lab.clickToast('Sign out');
    await lab.until(() => ofBen.reached().includes('exited'), 40, "Ben's Usher has asked Windows");
    ofBen.killUsher();
    await ended(lab, 'failed', 60);
    expect(ends(lab)).toMatchObject([LOST]);
    await lab.waitForToast('ben stays signed in');
    expect([ofBen.exits(), ofBen.texts().at(-1)]).toEqual([[0], 'unsaved']);
    await lab.screenshot('killed-after');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});
