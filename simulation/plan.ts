import { ACTIONS } from './actions/actions.ts';
import type { Theme } from './theme.ts';
import { THEMES } from './themes.ts';

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
  readonly theme: Theme;
  readonly beginning: readonly number[];
  readonly steps: readonly Step[];
}

const PICKS = 4;

/** The seed alone says what is planned. */
export function planOf(seed: number, length: number): Plan {
  const random = randomFrom(seed);
  const picks = (count: number) => Array.from({ length: count }, random);
  const theme = pick(THEMES, (seed % THEMES.length) / THEMES.length);
  const all = Object.entries(ACTIONS).flatMap(([name, { weight }]) =>
    Array<string>(weight + (theme.more[name] ?? 0)).fill(name),
  );
  return {
    seed,
    theme,
    beginning: picks(64),
    steps: Array.from({ length }, () => ({
      action: pick(all, random()),
      after: pick(theme.after, random()),
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

/** None of an empty list. */
export function some<T>(from: readonly T[], at: number): readonly T[] {
  return from.length === 0 ? [] : [pick(from, at)];
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
