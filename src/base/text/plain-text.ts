import { cutCodePoints, firstCodePoints } from './cutting.ts';

/*
 * Text that somebody else wrote, made safe. Names, window titles and arguments may come from any account. They must
 * not break a line, hide or turn round the text beside them, or end an argument.
 *
 * Every length is in code points and at least 1. Every result is well-formed: half a surrogate pair becomes U+FFFD.
 */

/**
 * Bidi controls turn text round (Unicode UAX #9). Default ignorables take no room on the screen (UAX #44). Joiners and
 * variation selectors are kept, because emoji and the letters of some scripts are written with them.
 */
const HIDDEN = /(?!\u200c|\u200d|\p{Variation_Selector})[\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/gu;

/** Controls, ends of lines, and code points that XML forbids. */
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/** The same in a text of several lines. A carriage return is no end of a line here. */
const BREAKS_IN_LINES = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/** Everything without a sign in Unicode (category C), and everything hidden. */
const NO_SIGN = /(?!\n)[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}]/gu;

/** Without the g flag, because a pattern with it remembers its place between two tests. */
const TO_SPELL = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u;

/** Longer names are cut here. Each place that shows a name also cuts it to its own room. */
const LONGEST_NAME = 64;

/**
 * One line. Hidden signs are removed, and each run of breaks and blanks becomes one blank. There is no blank at
 * either end.
 * @param most if the line is longer, its last sign is an ellipsis
 * @returns '' if nothing can be seen
 */
export function oneLine(text: string, most = Number.POSITIVE_INFINITY): string {
  const line = text.toWellFormed().replace(HIDDEN, '').replace(BREAKS, ' ').replace(/\s+/g, ' ').trim();
  return isSeen(line) ? cutCodePoints(line, most) : '';
}

/** A name as one line. A longer one just ends. @returns '' if nothing can be seen */
export function visibleName(name: string, most = LONGEST_NAME): string {
  const plain = firstCodePoints(oneLine(name), most).trimEnd();
  return isSeen(plain) ? plain : '';
}

/** A text as an argument of this program's own children. Ends of lines and runs of blanks stay. */
export function argument(text: string, most: number): string {
  const plain = text.toWellFormed().replace(HIDDEN, '').replace(BREAKS_IN_LINES, ' ');
  return firstCodePoints(plain, most);
}

/**
 * A text for somebody else's screen. It is stricter than `argument`: each code point without its own sign becomes a
 * blank. Ends of lines stay.
 */
export function messageLines(text: string, most: number): string {
  return firstCodePoints(text.toWellFormed().replace(NO_SIGN, ' '), most);
}

/** The same on one line. */
export function messageLine(text: string, most: number): string {
  return messageLines(text, most).replaceAll('\n', ' ');
}

/**
 * A text in which each hidden sign can be read, as `\u202e`.
 * @param most if the text is longer, its last sign is an ellipsis
 */
export function spelledOut(text: string, most: number): string {
  // No more than is shown, because a file or the registry may hold much of it.
  const head = firstCodePoints(text.toWellFormed(), most + 1);
  const signs = Array.from(head, (sign) => (TO_SPELL.test(sign) ? spelled(sign) : sign));
  return cutCodePoints(signs.join(''), most);
}

/** The same as a JSON string, between quotation marks. If the text was cut, the second one is missing. */
export function quoted(text: string, most: number): string {
  return spelledOut(JSON.stringify(text.toWellFormed()), most);
}

/** JSON in ASCII alone, of the same value. DEL is spelled out, too: a terminal obeys it. */
export function inAscii(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, spelled);
}

function isSeen(text: string): boolean {
  return text.replace(UNSEEN, '') !== '';
}

/** As JSON escapes it: `\uXXXX` for each UTF-16 unit. */
function spelled(sign: string): string {
  return Array.from(
    { length: sign.length },
    (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}
