/** A length of time in the units that people use. All whole numbers. */
export interface Duration {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

const MINUTE = 60_000;

/**
 * Splits milliseconds for display, rounded down. After an hour it counts in steps of 5 minutes, so that a menu does
 * not change under the pointer each minute. After a day it counts in hours.
 */
export function duration(ms: number): Duration {
  const minutes = Math.max(0, Math.floor(ms / MINUTE));
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  if (days > 0) return { days, hours, minutes: 0 };
  return { days, hours, minutes: hours > 0 ? rest - (rest % 5) : rest };
}
