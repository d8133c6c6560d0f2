import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import { clockStepWatch, steppedMs } from '../../src/base/clock-step.ts';
import { acrossStep } from '../../src/sessions/idle-time.ts';
import { anna, ben, kai } from '../fakes/people.ts';

const clocks = (at: number, wall: number, asleep: number | null = null) => ({ at, wall, asleep });

describe('a step of the clock', () => {
  it.each([
    ['forward', clocks(1000, 10_000 + 3_600_000), 3_600_000],
    ['back', clocks(1000, 10_000 - 3_600_000), -3_600_000],
    ['by a little more than two seconds', clocks(1000, 12_001), 2001],
    ['back by a little more than two seconds', clocks(1000, 7999), -2001],
    ['back while the PC slept', clocks(1000, 7999, 60_000), -2001],
  ])('is seen %s', (_, after, step) => {
    expect(steppedMs(clocks(0, 9000, after.asleep === null ? null : 0), after)).toEqual(step);
  });

  it.each([
    ['two seconds that the clocks drifted apart', clocks(1000, 12_000)],
    ['two seconds the other way', clocks(1000, 8000)],
    ['a sleep in which the monotonic clock stood still', clocks(1000, 70_000, 60_000)],
    ['a sleep in which it went on', clocks(61_000, 70_000, 60_000)],
  ])('is not seen in %s', (_, after) => {
    expect(steppedMs(clocks(0, 9000, 0), after)).toEqual(0);
  });
});

describe('the moment since when times can be told apart', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 100_000 }));
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['set forward is the moment after it', 50_000, 150_000],
    ['set back is the moment before it, which is still to come', -50_000, 100_000],
  ])('of a clock %s', (_, by, moment) => {
    const watch = clockStepWatch(clock(), () => null);
    expect(watch.check()).toEqual(Number.NEGATIVE_INFINITY);
    vi.setSystemTime(100_000 + by);
    expect(watch.check()).toEqual(moment);
    vi.advanceTimersByTime(60_000);
    expect(watch.check()).toEqual(moment);
  });

  it('only ever comes later', () => {
    const watch = clockStepWatch(clock(), () => null);
    watch.check();
    vi.setSystemTime(500_000);
    watch.check();
    vi.setSystemTime(200_000);
    expect(watch.check()).toEqual(500_000);
  });
});

describe('an idle time across that moment', () => {
  const NOW = 100 * 60_000;
  const since = NOW - 10 * 60_000;
  const across = (...sessions: Parameters<typeof acrossStep>[0]) => acrossStep(sessions, since, NOW);

  it('is unknown, and of somebody away only since when they are', () => {
    expect(
      across(
        kai(),
        anna(),
        anna({ idle: { kind: 'inUse', ms: 11 * 60_000 } }),
        ben({ idle: { kind: 'away', ms: 11 * 60_000 } }),
      ),
    ).toEqual([
      kai(),
      anna({ idle: { kind: 'unknown', ms: null } }),
      anna({ idle: { kind: 'unknown', ms: null } }),
      ben({ idle: { kind: 'away', ms: null } }),
    ]);
  });

  it('is known where it began later, where it was never known, and on a PC with a clock of its own', () => {
    const sessions = [
      kai(),
      anna({ idle: { kind: 'noInput', ms: 10 * 60_000 } }),
      anna({ idle: { kind: 'unknown', ms: null } }),
      ben({ idle: { kind: 'away', ms: null } }),
      ben({ host: 'SERVER-1' }),
    ];
    expect(across(...sessions)).toEqual(sessions);
  });

  it('is unknown too where nobody knows which session is the operator’s', () => {
    expect(across(anna())).toEqual([anna({ idle: { kind: 'unknown', ms: null } })]);
  });
});
