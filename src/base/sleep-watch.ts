/** A beat this much too late means that the PC or this process stood still. In ms. */
const LATE = 15_000;

/** More time asleep than this, by Windows' own count, is a sleep. In ms. */
const ASLEEP = 2000;

/** One reading of the clocks that show whether the PC slept. */
export interface Beat {
  /** Monotonic time of this beat, in ms. */
  readonly at: number;
  /** When the next beat was due, in ms of the same clock. */
  readonly nextDue: number;
  /** Time spent asleep since the PC started, in ms; null if this system does not tell. */
  readonly asleep: number | null;
}

/** True if the time between two beats cannot be trusted, because nobody could have canceled meanwhile. */
export function hasSlept(before: Beat, at: number, asleep: number | null): boolean {
  if (at - before.nextDue >= LATE) return true;
  return before.asleep !== null && asleep !== null && asleep - before.asleep > ASLEEP;
}
