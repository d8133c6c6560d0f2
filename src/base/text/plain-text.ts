// Marks, overrides and isolates of the bidirectional algorithm (Unicode UAX #9): a name must not turn a sentence round.
const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const BLANKS = /[\p{Cc}\s\uFFFE\uFFFF]+/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * One well-formed line: control characters (NUL too) and runs of blanks become one blank, bidi controls go,
 * lone surrogates become U+FFFD, no blank at either end. May be empty.
 */
export function plainLine(text: string): string {
  return text.replace(LONE_SURROGATE, '\uFFFD').replace(BIDI_CONTROLS, '').replace(BLANKS, ' ').trim();
}

/** At most `codePoints` code points, the last one an ellipsis where something was cut off. */
export function cutText(text: string, codePoints: number): string {
  const signs = Array.from(text);
  if (signs.length <= codePoints) return text;
  return `${signs
    .slice(0, codePoints - 1)
    .join('')
    .trimEnd()}…`;
}
