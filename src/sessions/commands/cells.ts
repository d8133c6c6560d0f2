/**
 * Characters that a console draws two cells wide. The columns of Windows' tables count cells, not characters.
 * Half-width forms (U+FF61–U+FFDC) are one cell. https://www.unicode.org/reports/tr11/
 */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/** How many cells a line takes. */
export function cellCount(line: string): number {
  let count = 0;
  for (const character of line) count += WIDE.test(character) ? 2 : 1;
  return count;
}

/** The text of a line from one cell up to, but not including, another. */
export function cells(line: string, from: number, to = Number.POSITIVE_INFINITY): string {
  let cell = 0;
  let text = '';
  for (const character of line) {
    if (cell >= from && cell < to) text += character;
    cell += WIDE.test(character) ? 2 : 1;
  }
  return text;
}
