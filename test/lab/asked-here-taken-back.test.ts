import { describe, expect, it } from 'vitest';
import { askedByHisOwn, bothThere, onBensScreen } from './asking.ts';
import { openLab } from './lab.ts';
import { Neighbor } from './neighbor.ts';
import { benThere, kai, mia } from './people.ts';
import { ended, expectNobodySignedOut, history } from './signing-out.ts';

const lab = openLab();
const usherOfBen = new Neighbor(lab, benThere());
const asked = ['sign-out', 'ben', '--yes', '--assume-unelevated'];

/** Mia asks by a command. */
async function miaAsks() {
  const command = lab.command(asked, { session: 4 });
  const first = await Promise.race([command, onBensScreen(lab, usherOfBen)]);
  if ('text' in first) return { command, text: first.text };
  throw new Error(`It has ended: ${JSON.stringify(first)}`);
}

async function nothingHappened(): Promise<void> {
  expect([usherOfBen.exits(), usherOfBen.reached(), usherOfBen.receipts()]).toEqual([[], [], []]);
  expectNobodySignedOut(lab, ['ben', 'kai', 'mia']);
}

describe('The question on the screen of Ben', () => {
  it('is for one asker at a time, and gone once Kai cancels', async () => {
    await bothThere(lab, usherOfBen, {}, [kai(), benThere(), mia()]);
    await askedByHisOwn(lab, usherOfBen);
    const { code, err, out } = await lab.command(asked, { session: 4 });
    expect([code, out, err]).toEqual([3, '', 'ben is being asked already. kai is asking ben to sign out.\n']);
    await lab.click('Asking ben');
    await ended(lab, 'canceled');
    await expect.poll(() => usherOfBen.question()).toBe(null);
    expect(history(lab).slice(-3)).toEqual(['countdown operator', 'canceled', 'ended canceled']);
    await lab.screenshot('asked-here-canceled');
    await nothingHappened();
  });

  it('is one that Kai hears of who asks second', async () => {
    await bothThere(lab, usherOfBen, {}, [kai(), benThere(), mia()]);
    const { command, text } = await miaAsks();
    expect(text).toContain('mia is asking you to sign out');
    await lab.click('ben');
    await ended(lab, 'beingAsked');
    const toast = await lab.waitForToast('ben is being asked already');
    expect(toast.text).toBe('mia is asking ben to sign out.');
    await lab.screenshot('asked-here-second');
    await usherOfBen.answer(() => usherOfBen.click('Stay signed in'));
    expect(await command).toMatchObject({ code: 3 });
    await nothingHappened();
  });

  it('goes with his Usher when that is killed, and Kai is told so', async () => {
    await bothThere(lab, usherOfBen, {}, [kai(), benThere(), mia()]);
    await askedByHisOwn(lab, usherOfBen);
    usherOfBen.killUsher();
    await ended(lab, 'failed', 40);
    expect(lab.entries().at(-1)).toMatchObject({ error: { kind: 'neighborLost' } });
    const { text } = await lab.waitForToast('ben stays signed in');
    expect(text).toBe("ben's own Usher didn't sign ben out.");
    await lab.screenshot('asked-here-killed');
    await expect.poll(() => usherOfBen.question()).toBe(null);
    await nothingHappened();
  });
});
