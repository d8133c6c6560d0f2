/** What is left of a time, as people read it. A whole number, never 0. */
export interface TimeLeft {
  readonly count: number;
  readonly unit: 'seconds' | 'minutes';
}

const SECOND = 1000;
const MINUTE = 60_000;
/** Up to here people are told seconds, above it minutes. In ms. */
const MOST_IN_SECONDS = 90_000;

/**
 * The one way in which Usher rounds the time until something happens: up.
 * @param ms until then
 * @returns null once that moment has come
 */
export function timeLeft(ms: number): TimeLeft | null {
  if (ms <= 0) return null;
  return ms <= MOST_IN_SECONDS
    ? { count: Math.ceil(ms / SECOND), unit: 'seconds' }
    : { count: Math.ceil(ms / MINUTE), unit: 'minutes' };
}

/** In how many ms `timeLeft` says something else; null if it does not change any more. */
export function untilTimeLeftChanges(ms: number): number | null {
  if (ms <= 0) return null;
  if (ms <= MOST_IN_SECONDS) return ms % SECOND || SECOND;
  return Math.min(ms % MINUTE || MINUTE, ms - MOST_IN_SECONDS);
}
