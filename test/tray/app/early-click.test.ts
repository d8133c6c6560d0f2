import { describe, expect, it } from 'vitest';
import { anna, ben, kai, mia } from '../../fakes/people.ts';
import { WORD_OPEN } from '../../fakes/pinned.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

describe('a click too early', () => {
  it('within a second after a row appeared does nothing, and whoever asked for it is told', async () => {
    let tooSoon = 0;
    const { tray, pc, toasts } = await startUsher([ben()], {
      tooSoon: () => {
        tooSoon += 1;
      },
    });
    pc.sessions = [kai(), ben(), mia()];
    pc.changed();
    await seconds(0.5);
    tray.click('Mia');
    await seconds(1);
    expect([toasts.shown, tooSoon]).toEqual([[], 1]);
    tray.click('Mia');
    await seconds(0);
    expect([toasts.shown.length, tooSoon]).toEqual([1, 1]);
  });

  it('on a row that has just changed from "sign out" to "keep" does nothing: a double click is one click', async () => {
    const { tray, state } = await startUsher([ben()]);
    tray.click('Ben');
    await seconds(0.4);
    tray.click('Signing out Ben');
    expect(state('ben')?.kind).toEqual('asking');
    await seconds(0.7);
    tray.click('Signing out Ben');
    expect(state('ben')?.kind).toEqual('ended');
  });

  it('on the caption that has just become a yes does nothing', async () => {
    const { tray, state } = await startUsher([ben()]);
    tray.click('Ben');
    await seconds(0.9);
    tray.clickRow('caption');
    expect(state('ben')?.kind).toEqual('asking');
  });

  it('on a caption whose question was answered and replaced a moment ago answers nothing', async () => {
    const { tray, pc, state, sayNo } = await startUsher([ben(), anna()]);
    pc.usage = WORD_OPEN;
    tray.click('Ben');
    tray.click('Anna');
    await seconds(5);
    await sayNo();
    await seconds(0.5);
    expect(tray.texts[0]).toEqual('Yes, sign out Anna');
    tray.clickRow('caption');
    expect(state('anna')?.kind).toEqual('asking');
  });

  it('or for a row that is hidden, disabled or not there does nothing', async () => {
    const { tray, toasts, asked } = await startUsher([ben()]);
    for (const row of ['caption', 'person-7', 'more', 'line', 'nonsense']) tray.clickRow(row);
    await seconds(1);
    expect([toasts.shown, asked]).toEqual([[], []]);
  });
});
