/*
 * Cuts texts to a room, counted in UTF-16 units. A text never has more code points or signs than UTF-16 units, so
 * it fits by those measures too. A sign of several code points (an emoji, a letter with its marks) is kept whole or
 * left out whole.
 */

/** Made when a text is cut for the first time, because that takes longer than all the cutting of a start. */
let segmenter: Intl.Segmenter | undefined;

/** The text, or as much of its beginning as fits before an ellipsis. Empty if not even the ellipsis fits. */
export function cutEnd(text: string, room: number): string {
  if (text.length <= room) return text;
  return room < 1 ? '' : `${head(signsOf(text), room - 1).trimEnd()}…`;
}

/** The text, or its beginning and end around an ellipsis. Numbered names differ at their ends. */
export function cutMiddle(text: string, room: number): string {
  if (text.length <= room) return text;
  if (room < 1) return '';
  const signs = signsOf(text);
  const end = head(signs.toReversed(), Math.floor((room - 1) / 2), true);
  return `${head(signs, room - 1 - end.length).trimEnd()}…${end.trimStart()}`;
}

/** The text, or at most `most` code points of it (at least 1), the last one an ellipsis. */
export function cutCodePoints(text: string, most: number): string {
  const head = firstCodePoints(text, most);
  return head === text ? text : `${firstCodePoints(head, most - 1).trimEnd()}…`;
}

/** At most `most` code points from the beginning. */
export function firstCodePoints(text: string, most: number): string {
  // A code point has two UTF-16 units at most.
  return text.length <= most ? text : [...text.slice(0, 2 * most)].slice(0, most).join('');
}

function signsOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** As many of the signs as fit. @param isReversed true if they are in reverse order */
function head(signs: readonly string[], room: number, isReversed = false): string {
  let length = 0;
  const end = signs.findIndex((sign) => {
    length += sign.length;
    return length > room;
  });
  const kept = signs.slice(0, end < 0 ? signs.length : end);
  return (isReversed ? kept.toReversed() : kept).join('');
}
