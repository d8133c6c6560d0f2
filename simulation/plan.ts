import { ACTIONS } from './actions.ts';

/** One thing that somebody does, or that happens to the PC. */
export interface Step {
  readonly action: string;
  /** How long after the step before it, in ms. */
  readonly after: number;
  /** Numbers from 0 to 1 that choose among what is possible then. */
  readonly picks: readonly number[];
}

/** A whole simulation: who is there at its beginning, and what happens then. */
export interface Plan {
  readonly seed: number;
  readonly beginning: readonly number[];
  readonly steps: readonly Step[];
}

const AFTER = [0, 0, 30, 400, 1100, 1500, 1500, 3000, 3000, 6000, 11_000, 16_000, 31_000];
const PICKS = 4;

export function planOf(seed: number, length: number): Plan {
  const random = randomFrom(seed);
  const picks = (count: number) => Array.from({ length: count }, random);
  const all = Object.entries(ACTIONS).flatMap(([name, { weight }]) => Array<string>(weight).fill(name));
  return {
    seed,
    beginning: picks(64),
    steps: Array.from({ length }, () => ({
      action: pick(all, random()),
      after: pick(AFTER, random()),
      picks: picks(PICKS),
    })),
  };
}

/** @throws RangeError for an empty list */
export function pick<T>(from: readonly T[], at: number): T {
  const found = from[Math.min(from.length - 1, Math.floor(at * from.length))];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

/** Mulberry32: from one seed always the same numbers. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
