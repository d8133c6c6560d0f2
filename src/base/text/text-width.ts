import stringWidth from 'string-width';

/** How many cells a terminal draws for a line of plain text: two for 佐 and 👍, none for what joins a letter. */
export function textWidth(line: string): number {
  return stringWidth(line);
}
