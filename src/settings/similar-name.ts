import { distance } from 'fastest-levenshtein';

/** The settings that keep somebody safe. A slip in their names must not switch them off. */
const SAFE = ['protected', 'silenceCounts', 'othersMaySignMeOut'] as const;

/** How many signs may be missing, extra or wrong. */
const SLIPS = 2;

/** The safety setting that an unknown name was meant to be, or null. */
export function meantName(name: string): (typeof SAFE)[number] | null {
  const letters = lettersOf(name);
  if (letters.includes('protect')) return 'protected';
  if (letters.startsWith('silen')) return 'silenceCounts';
  if (letters.includes('signmeout') || letters.startsWith('othersmay')) return 'othersMaySignMeOut';
  return SAFE.find((safe) => distance(letters.slice(0, LONGEST), lettersOf(safe)) <= SLIPS) ?? null;
}

/** Longer than any of these names with slips. */
const LONGEST = 25;

function lettersOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Letter}]/gu, '');
}
