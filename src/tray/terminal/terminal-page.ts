import type { Key } from 'node:readline';
import { oneLine } from '../../base/text/plain-text.ts';
import { wrapToWidth } from '../../base/text/text-lines.ts';
import { textWidth } from '../../base/text/text-width.ts';
import type { PictureLine } from './terminal-menu.ts';

/** Which lines of a longer text are in the window. */
export interface PagePart {
  /** The first one, counted from 0. */
  readonly first: number;
  /** The first one at the end of the text. */
  readonly last: number;
  /** How many lines have room. */
  readonly room: number;
}

/** What stands before a column: a mark or a moment, and the blanks behind it. */
const BEFORE_COLUMN = /^ *(?:\S+(?: \S+)* {2,})?/;

/** The text as lines of the window. A line that is broken goes on below its column. */
export function pageLines(lines: readonly string[], width: number): readonly PictureLine[] {
  return lines.flatMap((line) => {
    const plain = line.replace(/[^ ]+/g, (word) => oneLine(word));
    const before = BEFORE_COLUMN.exec(plain)?.[0] ?? '';
    const column = textWidth(before) * 2 > width ? 0 : textWidth(before);
    const broken =
      textWidth(plain) <= width
        ? [plain]
        : wrapToWidth(plain.slice(column === 0 ? 0 : before.length), width - column).map(
            (each, at) => `${at === 0 && column > 0 ? before : ' '.repeat(column)}${each}`,
          );
    return broken.map((text): PictureLine => ({ text, look: 'plain' }));
  });
}

/** The part that begins at that line, or at the last one that fills the window. */
export function pagePart(count: number, from: number, room: number): PagePart {
  const last = Math.max(0, count - room);
  return { first: Math.max(0, Math.min(from, last)), last, room };
}

/** The line from which on a key shows the text; null if the key does not scroll. */
export function scrolled({ first, last, room }: PagePart, { name }: Key): number | null {
  const to = {
    up: first - 1,
    down: first + 1,
    pageup: first - room,
    pagedown: first + room,
    space: first + room,
  };
  const ends = { home: 0, end: last };
  const line = Object.entries({ ...to, ...ends }).find(([key]) => key === name)?.[1];
  return line === undefined ? null : Math.max(0, Math.min(line, last));
}
