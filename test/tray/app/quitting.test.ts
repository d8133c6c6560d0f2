import { describe, expect, it, vi } from 'vitest';
import { ben, kai, mia } from '../../fakes/people.ts';
import { inFakeTime, seconds, startCountdown, startUsher } from '../../fakes/usher.ts';

inFakeTime();

describe('quitting', () => {
  it('with a question open closes its toast, and nobody is signed out afterwards', async () => {
    const { app, tray, pc, question, attempts } = await startUsher([ben()]);
    tray.click('Ben');
    await seconds(5);
    await app.close();
    expect([question().ended, tray.isClosed, pc.isClosed]).toEqual(['closed', true, true]);
    await seconds(120);
    expect(attempts()).toEqual([]);
    expect(vi.getTimerCount()).toEqual(0);
  });

  it('with a box open closes it', async () => {
    const usher = await startUsher([ben()]);
    usher.toasts.questionsEnd = 'notShown';
    usher.tray.click('Ben');
    await seconds(5);
    await usher.app.close();
    expect(usher.boxes[0]?.isOpen).toEqual(false);
  });

  it('with somebody asked on their screen closes their box', async () => {
    const { app, pc, ask, sayYes, attempts } = await startUsher([mia()]);
    await ask('Mia');
    await sayYes();
    await app.close();
    expect(pc.asked[0]?.signal.aborted).toEqual(true);
    await seconds(120);
    expect(attempts()).toEqual([]);
  });

  it('in a countdown stops it, and the history says so', async () => {
    const { app, history, attempts } = await startCountdown();
    await app.close();
    expect(history.slice(-2)).toMatchObject([{ event: 'canceled' }, { event: 'ended', outcome: 'canceled' }]);
    await seconds(120);
    expect(attempts()).toEqual([]);
    expect(vi.getTimerCount()).toEqual(0);
  });

  it('closes what tells of an end', async () => {
    const { app, pc, toasts } = await startCountdown();
    pc.sessions = [kai()];
    pc.changed();
    await seconds(0);
    await app.close();
    expect(toasts.shown.map(({ ended }) => ended)).toEqual(['yes', 'closed']);
  });

  it('leaves no timer behind where nothing went on but somebody who left', async () => {
    const { app, tray, pc } = await startUsher([ben()]);
    pc.sessions = [kai()];
    pc.changed();
    await seconds(1);
    expect(tray.texts[1]).toEqual('[Ben, signed out]');
    await app.close();
    expect(vi.getTimerCount()).toEqual(0);
  });
});
