import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { Neighbor, ORDINARY } from './neighbor.ts';
import { ben, kai } from './people.ts';
import { deedsDone, expectNobodySignedOut, history, signedIn } from './signing-out.ts';

const lab = openLab();
const usherOfBen = new Neighbor(lab, ben());
const BACK = { station: 'console', state: 'active', locked: false } as const;
const READING_MS = 1_100;
const AWAY = { station: '', state: 'disconnected', locked: null } as const;

/** What stands on Ben's desktop once it is there. */
async function shownToBen(beginning: string): Promise<unknown> {
  const look = async () => {
    const toast = await usherOfBen.toast();
    return toast?.title.startsWith(beginning) ? toast : null;
  };
  return lab.until(look, 20, `a toast "${beginning}…" on Ben's desktop`);
}

describe("What others leave with Ben's own Usher", () => {
  it('is a note of Kai, which waits until Ben is back', async () => {
    await lab.prepare({ people: [kai(), ben()], ...ORDINARY });
    await usherOfBen.start();
    const asked = ['ask', 'ben', 'The printer is free.', '--assume-unelevated'];
    const { code, out } = await lab.command(asked, { session: 1 });
    expect([code, out]).toEqual([0, 'Your message was left for ben.\n']);
    expect(await usherOfBen.toast()).toBe(null);
    lab.pc.change(2, BACK);
    expect(await shownToBen('Note from kai, ')).toMatchObject({ text: 'The printer is free.', buttons: [] });
    await lab.screenshot('left-note');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('is a note, of which Kai hears once he is back that Ben was shown it', async () => {
    await lab.start({ people: [kai(), ben()], ...ORDINARY });
    await usherOfBen.start();
    const asked = ['ask', 'ben', 'The printer is free.', '--assume-unelevated'];
    expect(await lab.command(asked, { session: 1 })).toMatchObject({ code: 0 });
    lab.pc.change(1, AWAY);
    lab.pc.change(2, BACK);
    await shownToBen('Note from kai, ');
    expect(history(lab)).toEqual(['note left']);
    // Nobody reads faster, so before that nothing counts as seen.
    await pause(READING_MS);
    usherOfBen.hand('dismiss');
    await lab.until(() => history(lab).length > 1, 20, "Kai's Usher hears of it");
    expect(lab.entries().slice(1)).toMatchObject([
      { event: 'noteShown', operator: { userName: 'kai' }, target: { userName: 'ben' } },
    ]);
    // Nobody is at Kai's screen. The welcome of the first start may still stand there.
    expect([undefined, 'Usher is ready']).toContain((await lab.toast())?.title);
    lab.pc.change(2, AWAY);
    lab.pc.change(1, BACK);
    const told = await lab.waitForToast('ben was shown your message');
    expect(told.text).toMatch(/^It was on their screen at \d\d:\d\d\.$/);
    await lab.screenshot('note-shown');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('is a receipt, which is shown once he signs in again, and his history has it', async () => {
    await lab.prepare({ people: [kai(), ben()], ...ORDINARY });
    await usherOfBen.start({ open: 'hidden' });
    const signOut = lab.command(['sign-out', 'ben', '--yes', '--assume-unelevated'], { session: 1 });
    await lab.until(() => usherOfBen.exits().length > 0, 40, "Ben's Usher signs him out");
    usherOfBen.kill();
    lab.pc.remove(2);
    expect(await signOut).toMatchObject({ code: 0 });
    expect([signedIn(lab), deedsDone(lab)]).toEqual([['kai'], []]);

    lab.pc.add(ben({ ...BACK, logon: Date.now(), connect: Date.now(), disconnect: null }));
    await usherOfBen.start();
    const { text } = (await shownToBen('kai signed you out at ')) as { text: string };
    expect(text).toBe('Nothing was open. Nothing was lost.');
    await lab.screenshot('left-receipt');
    const { out: told } = await lab.command(['history', '--json'], { session: 2 });
    expect(JSON.parse(told)).toMatchObject([{ event: 'receipt' }]);
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});
