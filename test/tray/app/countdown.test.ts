import { describe, expect, it } from 'vitest';
import { anna, ben, kai, minutesAgo, zoe } from '../../fakes/people.ts';
import { inFakeTime, seconds, startCountdown, startUsher, stopProcess } from '../../fakes/usher.ts';

inFakeTime();

describe('a countdown', () => {
  it('ends with one click on the row', async () => {
    const { tray, outcome, notes, attempts } = await startCountdown();
    await seconds(5);
    tray.click('Signing out Ben');
    await seconds(30);
    expect([outcome('ben'), attempts(), notes()]).toEqual([{ kind: 'canceled' }, [], []]);
  });

  it('stops when the person comes back', async () => {
    const { pc, outcome, notes, attempts } = await startCountdown();
    await seconds(5);
    pc.sessions = [
      kai(),
      ben({ state: 'active', stationName: 'console', locked: false, connectTime: minutesAgo(0) }),
    ];
    pc.changed();
    await seconds(30);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'cameBack' }, []]);
    expect(notes()).toEqual(['Ben is back. Ben stays signed in.']);
  });

  it('signs nobody out where the id was reused, of which Windows said nothing', async () => {
    const { pc, outcome, attempts } = await startCountdown();
    pc.sessions = [kai(), zoe()];
    await seconds(30);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'changed' }, []]);
  });

  it('signs nobody out who has signed out themselves', async () => {
    const { pc, outcome, notes, attempts } = await startCountdown();
    pc.sessions = [kai()];
    await seconds(30);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'alreadyGone' }, []]);
    expect(notes()).toEqual(['Ben had already signed out. There was nothing left to do.']);
  });

  it.each([
    ['locks their screen', kai({ locked: true })],
    ['switches to somebody else', kai({ state: 'disconnected', stationName: '' })],
  ])('stops when the operator %s', async (_, own) => {
    const { pc, outcome, notes, attempts } = await startCountdown();
    pc.sessions = [own, ben()];
    pc.changed();
    await seconds(30);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'operatorLeft' }, []]);
    expect(notes()).toEqual([]);
    pc.sessions = [kai(), ben()];
    pc.changed();
    await seconds(2);
    expect(notes()).toEqual(['Ben stays signed in. You left this PC, so Usher stopped.']);
  });

  it('stops when the icon goes away', async () => {
    const { tray, logged, outcome, attempts } = await startCountdown();
    tray.lose();
    await seconds(30);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'failed', error: { kind: 'iconLost' } }, []]);
    expect(logged).toEqual(['the icon is gone; it comes back']);
  });

  it('stops when this process stood still for 20 seconds', async () => {
    const { outcome, notes, attempts } = await startCountdown();
    await seconds(3);
    stopProcess(20);
    await seconds(30);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'slept' }, []]);
    expect(notes()).toEqual(['Ben stays signed in. The PC was asleep, so Usher stopped.']);
  });

  it('stops for a click that was waiting while this process stood still', async () => {
    const { tray, outcome, attempts } = await startCountdown();
    await seconds(3);
    stopProcess(20);
    tray.click('Signing out Ben');
    await seconds(30);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'slept' }, []]);
  });

  it('stops when the PC slept, by Windows’ own count', async () => {
    const usher = await startUsher([ben()]);
    usher.asleep = 1000;
    usher.tray.click('Ben');
    await seconds(5);
    usher.asleep = 4000;
    await seconds(60);
    expect([usher.outcome('ben'), usher.attempts()]).toEqual([{ kind: 'slept' }, []]);
  });

  it('goes on over short delays', async () => {
    const { attempts } = await startCountdown();
    stopProcess(5);
    await seconds(11);
    expect(attempts()).toEqual(['method 0 of 2']);
  });

  it('of one person does not stop for what happens to another', async () => {
    const { pc, attempts } = await startCountdown(anna());
    pc.sessions = [kai(), ben()];
    pc.changed();
    await seconds(12);
    expect(attempts()).toEqual(['method 0 of 2']);
  });
});
