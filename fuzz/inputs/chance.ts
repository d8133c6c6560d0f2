/** Numbers that look random and follow from a seed alone. */
export interface Chance {
  /** A whole number from 0 to this one, without it. */
  below(count: number): number;
  /** @throws RangeError for an empty list */
  pick<T>(list: readonly T[]): T;
}

/** @param seed any text; another text gives other numbers */
export function chance(seed: string): Chance {
  let state = hashed(seed);
  const below = (count: number) => Math.floor(next() * count);

  /** mulberry32. https://github.com/cprosche/mulberry32 */
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    below,
    pick(list) {
      const found = list[below(list.length)];
      if (list.length === 0) throw new RangeError('nothing to pick from');
      return found as (typeof list)[number];
    },
  };
}

/** FNV-1a. */
function hashed(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}
