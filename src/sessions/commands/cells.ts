/** Characters that a console draws two cells wide: the columns of Windows' tables count cells, not characters. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;

/** The text of a line from one cell up to, not including, another. */
export function cells(line: string, from: number, to = Number.POSITIVE_INFINITY): string {
  let cell = 0;
  let text = '';
  for (const character of line) {
    if (cell >= from && cell < to) text += character;
    cell += WIDE.test(character) ? 2 : 1;
  }
  return text;
}
