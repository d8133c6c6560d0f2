import { LATE, within } from '../../base/deadline.ts';

/** The longest time for one step of an answer, in ms. An asker waits two seconds for all of them. */
const STEP = 1000;
/** The longest time to look for facts alone, for which an asker waits five seconds. In ms. */
export const FACTS_STEP = 3000;

/**
 * What a port gives. Calls of Windows do not hurry for a faster clock, so this is real time.
 * @returns null if it throws or takes too long. What comes later is dropped
 */
export async function inTime<T>(work: () => Promise<T>, ms = STEP): Promise<T | null> {
  const given = await within(Promise.resolve().then(work), ms).catch(() => null);
  return given === LATE ? null : given;
}
