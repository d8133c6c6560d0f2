import type { Measured } from '../verdict.ts';
import { callCounts } from './calls.ts';
import { growth } from './growth.ts';

/** By the beginnings of the aims' ids. One after the other, because they would disturb one another. */
const FIGURES: readonly (readonly [beginning: string, measure: () => Promise<Measured>])[] = [
  ['calls', callCounts],
  ['growth', growth],
];

/** Measures on a PC in memory. @param only the beginning of the ids that are wanted */
export async function plainFigures(only: string): Promise<Measured> {
  let measured: Measured = {};
  for (const [beginning, measure] of FIGURES) {
    if (!beginning.startsWith(only) && !only.startsWith(beginning)) continue;
    measured = { ...measured, ...(await measure()) };
  }
  return measured;
}
