import { textWidth } from './text-width.ts';

/** Splits a text into what a reader sees as one sign, which is never broken. */
const SIGNS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The line in at most `most` terminal cells, with an ellipsis if something was cut off. */
export function cutToWidth(line: string, most: number): string {
  if (textWidth(line) <= most) return line;
  return `${head(line, Math.max(0, most - 1)).trimEnd()}…`;
}

/**
 * The text in lines of at most `most` cells, broken between words. A longer word is broken anywhere. Never empty.
 */
export function wrapToWidth(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer) <= most) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (textWidth(line) > most) {
      const first = head(line, most) || firstSign(line);
      lines.push(first);
      line = line.slice(first.length);
    }
  }
  return [...lines, line];
}

/** As many signs from the beginning as fit. */
function head(line: string, most: number): string {
  let text = '';
  let width = 0;
  for (const { segment } of SIGNS.segment(line)) {
    width += textWidth(segment);
    if (width > most) break;
    text += segment;
  }
  return text;
}

function firstSign(line: string): string {
  for (const { segment } of SIGNS.segment(line)) return segment;
  return '';
}
