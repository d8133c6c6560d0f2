import { LATE, within } from '../../base/deadline.ts';

/** The longest time for one step of an answer, in ms. An asker waits five seconds for all of them. */
const STEP = 2000;

/**
 * What a port gives. Calls of Windows do not hurry for a faster clock, so this is real time.
 * @returns null if it throws or takes too long. What comes later is dropped
 */
export async function inTime<T>(work: () => Promise<T>, ms = STEP): Promise<T | null> {
  const given = await within(Promise.resolve().then(work), ms).catch(() => null);
  return given === LATE ? null : given;
}
