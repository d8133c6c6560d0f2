import type { Measured } from './verdict.ts';

/** What measures some of the aims, with the beginnings of their ids. */
export type Figures<Args extends readonly unknown[]> = readonly (readonly [
  beginnings: readonly string[],
  measure: (...args: Args) => Promise<Measured>,
])[];

/**
 * Measures those that are wanted, one after the other, because they would disturb one another. What fails is said,
 * and is missing then.
 * @param only the beginning of the ids that are wanted
 */
export async function measureAll<Args extends readonly unknown[]>(
  figures: Figures<Args>,
  only: string,
  ...args: Args
): Promise<Measured> {
  let measured: Measured = {};
  for (const [beginnings, measure] of figures) {
    if (!beginnings.some((each) => each.startsWith(only) || only.startsWith(each))) continue;
    console.error(`measuring ${beginnings.join(', ')}`);
    try {
      measured = { ...measured, ...(await measure(...args)) };
    } catch (error) {
      console.error(error);
    }
  }
  return measured;
}
