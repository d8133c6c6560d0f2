import stringWidth from 'string-width';

const PRINTABLE_ASCII = /^[ -~]*$/;

/** How many terminal cells a line of plain text takes: two for 佐 and 👍, none for marks and joiners. */
export function textWidth(line: string): number {
  // The package takes longer to load than a table to print. It is not needed for most names: see bundle.mjs.
  return PRINTABLE_ASCII.test(line) ? line.length : stringWidth(line);
}
