import { distance } from 'fastest-levenshtein';

/** A word with more edits than this is another word. So is one that keeps less than this share. */
const MOST_EDITS = 3;
const LEAST_KEPT = 0.4;

/**
 * The words that somebody may have meant, the nearest first. Equally near ones all come. A name of several words
 * also matches by one of them: `Ben` matches `Ben Fischer`.
 * @param most how many at most
 */
export function nearest(typed: string, words: readonly string[], most = 3): readonly string[] {
  const wanted = folded(typed);
  const near = words
    .map((word) => ({ word, edits: Math.min(...forms(word).map((form) => editsTo(wanted, form))) }))
    .filter(({ edits }) => Number.isFinite(edits));
  const least = Math.min(...near.map(({ edits }) => edits));
  return near.flatMap(({ word, edits }) => (edits === least ? [word] : [])).slice(0, most);
}

function editsTo(wanted: string, form: string): number {
  const edits = distance(wanted, form);
  const length = Math.max(wanted.length, form.length);
  const isNear = length > 0 && edits <= MOST_EDITS && (length - edits) / length > LEAST_KEPT;
  return isNear ? edits : Number.POSITIVE_INFINITY;
}

function forms(word: string): readonly string[] {
  const whole = folded(word);
  return [whole, ...whole.split(/\s+/)];
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
