import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/base/clock.ts';
import { fakeHost } from '../../fakes/host.ts';
import { ben, kai, mia, services } from '../../fakes/people.ts';
import { openUsher } from '../../fakes/usher.ts';

/** Time that passes only when a test says so. No timer of Node.js is behind it. */
function virtualClock() {
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  let now = 0;
  const clock: Clock = {
    speed: 1,
    now: () => now,
    today: () => Date.UTC(2026, 10, 24, 17) + now,
    after(ms, callback) {
      const timer = { at: now + Math.max(0, ms), callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  /** Promises go on between two timers, as they do in real time. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  async function seconds(count: number): Promise<void> {
    const end = now + count * 1000;
    await settle();
    for (;;) {
      const [due] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (due === undefined) break;
      timers.delete(due);
      now = Math.max(now, due.at);
      due.callback();
      await settle();
    }
    now = end;
  }
  return { clock, seconds };
}

describe('a whole Usher in simulated time', () => {
  it('asks, counts down and signs out without a second of real time', async () => {
    const { clock, seconds } = virtualClock();
    const usher = openUsher([ben()], { clock });
    await seconds(2);
    usher.tray.click('Ben');
    await seconds(1);
    expect(usher.question().title).toBe('Sign out Ben?');
    usher.question().end('yes');
    await seconds(9);
    expect(usher.attempts()).toEqual([]);
    await seconds(3);
    expect([usher.attempts(), usher.outcome('ben')?.kind]).toEqual([['method 0 of 2'], 'signedOut']);
    expect(usher.history.at(-1)?.time).toBe('2026-11-24T17:00:13.000Z');
    await usher.app.close();
  });

  it('waits a minute for somebody who is there, and an hour for nobody', async () => {
    const { clock, seconds } = virtualClock();
    const pc = fakeHost([services(), kai(), mia()]);
    const usher = openUsher([], { clock, pc });
    await seconds(2);
    usher.tray.click('Mia');
    await seconds(1);
    usher.question().end('yes');
    await seconds(50);
    expect(usher.attempts()).toEqual([]);
    await seconds(3600);
    expect([usher.attempts(), pc.asked.length]).toEqual([[], 1]);
    await usher.app.close();
  });
});
