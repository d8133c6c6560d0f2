import type { Clock } from './clock.ts';
import { clock as realClock } from './clock.ts';

/** Stands for work that was not done in time. It is equal to nothing that work can give. */
export const LATE: unique symbol = Symbol('late');
export type Late = typeof LATE;

/**
 * Waits for work, but no longer than a deadline. The work itself goes on. What it gives after the deadline is dropped,
 * its error too.
 * @param ms of the clock's time. Work that is done already is never late.
 * @param clock real time without one. Calls of Windows do not hurry for a faster clock.
 * @returns what the work gives, or `LATE`
 * @throws what the work throws before the deadline
 */
export function within<T>(
  work: Promise<T>,
  ms: number,
  clock: Pick<Clock, 'after'> = realClock(),
): Promise<T | Late> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => resolve(LATE));
    work.then(resolve, reject).finally(cancel);
  });
}
