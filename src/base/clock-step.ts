import type { Clock } from './clock.ts';
import { realMsSince } from './clock.ts';

/** A smaller step of the clock does not matter. In ms. */
const STEP = 2000;

/** The readings of this PC's clocks at one moment, in ms. */
export interface Clocks {
  /** Monotonic: nobody can set it. */
  readonly at: number;
  /** The time of day, since 1970. Users with the right and Windows' own time service can set it. */
  readonly wall: number;
  /** Time spent asleep since the PC started; null if this system does not tell. */
  readonly asleep: number | null;
}

/** @param asleep time spent asleep since the PC started, in ms; null if this system does not tell */
export function readClocks(clock: Clock, asleep: () => number | null): Clocks {
  return { at: realMsSince(0, clock), wall: clock.today(), asleep: asleep() };
}

/**
 * By how much the time of day was set between two moments, in ms: negative if it was set back, 0 if it was not set.
 * A monotonic clock may stand still while the PC sleeps, so sleep is no step.
 */
export function steppedMs(before: Clocks, after: Clocks): number {
  const step = after.wall - before.wall - (after.at - before.at);
  const slept = before.asleep === null || after.asleep === null ? 0 : after.asleep - before.asleep;
  if (step < -STEP) return step;
  return step > STEP + Math.max(0, slept) ? step : 0;
}

/**
 * The moment since which times of day can be compared. Any earlier time was measured before the clock was set, or
 * looks as if it was. Minus infinity if the clock was never set.
 */
export interface ClockStepWatch {
  /** Looks at the clocks. @returns that moment, in ms since 1970 */
  check(): number;
}

/** Watches for steps from the first look on. @param asleep as for `readClocks` */
export function clockStepWatch(clock: Clock, asleep: () => number | null): ClockStepWatch {
  let last: Clocks | null = null;
  let since = Number.NEGATIVE_INFINITY;
  return {
    check() {
      const now = readClocks(clock, asleep);
      const step = last === null ? 0 : steppedMs(last, now);
      // After a step back, old times lie in the future for a while. Until then they look like new ones.
      if (step !== 0) since = Math.max(since, now.wall, now.wall - step);
      last = now;
      return since;
    },
  };
}
