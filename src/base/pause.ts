import type { Clock } from './clock.ts';
import { clock as realClock } from './clock.ts';

/**
 * Waits. Never rejects.
 * @param ms of the clock's time
 * @returns true after that time, or false as soon as the signal aborts
 */
export function pause(
  ms: number,
  signal?: AbortSignal,
  clock: Pick<Clock, 'after'> = realClock(),
): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve(false);
    const stopped = () => {
      cancel();
      resolve(false);
    };
    const cancel = clock.after(ms, () => {
      signal?.removeEventListener('abort', stopped);
      resolve(true);
    });
    signal?.addEventListener('abort', stopped, { once: true });
  });
}
