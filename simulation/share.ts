import { planOf } from './plan.ts';
import type { Tally } from './report/tally.ts';
import { simulate } from './simulate.ts';

/** Some seeds, which one process runs. */
export interface Share {
  readonly from: number;
  /** The first one that is not run. */
  readonly to: number;
  /** From one seed to the next. */
  readonly every: number;
  /** How many actions of each. */
  readonly actions: number;
}

/** How one seed went. */
export interface Ran {
  readonly seed: number;
  /** The first fault; null for none. */
  readonly fault: string | null;
  readonly story: readonly string[];
}

/** Runs one seed after the other. */
export async function* runs({ from, to, every, actions }: Share, tally: Tally): AsyncGenerator<Ran> {
  for (let seed = from; seed < to; seed += every) {
    const { faults, story } = await simulate(planOf(seed, actions), tally);
    yield { seed, fault: faults[0] ?? null, story };
  }
}
