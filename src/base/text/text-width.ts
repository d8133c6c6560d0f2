import stringWidth from 'string-width';

/** How many terminal cells a line of plain text takes: two for 佐 and 👍, none for marks and joiners. */
export function textWidth(line: string): number {
  return stringWidth(line);
}
