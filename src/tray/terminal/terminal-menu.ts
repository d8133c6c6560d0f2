import { oneLine } from '../../base/text/plain-text.ts';
import { cutToWidth } from '../../base/text/text-lines.ts';
import type { Line, Menu, Row } from '../ports.ts';

/** One line of a terminal picture. */
export interface PictureLine {
  readonly text: string;
  readonly look: 'plain' | 'title' | 'chosen' | 'dim';
}

/** The rows for the question's yes and, if it is about one person, for its no. As indexes. */
export function rowsOfQuestion(menu: Menu): readonly number[] {
  const about = menu.rows.flatMap((row, index) => (!('line' in row) && row.asks === true ? [index] : []));
  const caption = menu.rows.findIndex(({ id }) => id === 'caption');
  return [...new Set([...(caption < 0 ? [] : [caption]), ...(about.length <= 2 ? about : [])])];
}

/** As many rows as fit: those that must be seen, and those around the chosen one. */
export function menuPart(
  menu: Menu,
  chosen: string,
  must: readonly number[],
  room: number,
  width: number,
): readonly PictureLine[] {
  // A mark for rows that do not fit.
  const gap: PictureLine = { text: cutToWidth('  ⋮', width), look: 'dim' };
  const seen = menu.rows.flatMap((row, index) => ('line' in row || !row.hidden ? [index] : []));
  const focus = Math.max(
    0,
    seen.findIndex((index) => menu.rows[index]?.id === chosen),
  );
  const byDistance = seen
    .map((index, at) => ({ index, far: Math.abs(at - focus) }))
    .sort((a, b) => a.far - b.far)
    .map(({ index }) => index);
  const wanted = [...new Set([...must, ...byDistance])];
  for (let count = Math.min(wanted.length, Math.max(0, room)); count > 0; count -= 1) {
    const picked = new Set(wanted.slice(0, count));
    const lines = seen.flatMap((index, at): readonly PictureLine[] => {
      const row = menu.rows[index];
      if (row !== undefined && picked.has(index)) return [rowLine(row, chosen, width)];
      const before = at === 0 || picked.has(seen[at - 1] ?? -1);
      return before ? [gap] : [];
    });
    // Without room for them the marks are left out, so that the required rows fit.
    if (lines.length <= room) return lines;
    if (count <= Math.max(1, must.length)) return lines.filter((line) => line !== gap).slice(0, room);
  }
  return [];
}

function rowLine(row: Row | Line, chosen: string, width: number): PictureLine {
  if ('line' in row) return { text: cutToWidth('  ──────────', width), look: 'dim' };
  const text = row.mnemonic === true ? row.text.replace('&', '') : row.text;
  const isChosen = row.id === chosen;
  const look = isChosen ? 'chosen' : row.enabled ? 'plain' : 'dim';
  return { text: cutToWidth(`${isChosen ? '❯' : ' '} ${oneLine(text)}`, width), look };
}

/** The row to which an arrow key leads: the next one that can be clicked, else the same one. */
export function nextChoice(menu: Menu, chosen: string, step: 1 | -1): string {
  const at = menu.rows.findIndex(({ id }) => id === chosen);
  const rest = step === 1 ? menu.rows.slice(at + 1) : menu.rows.slice(0, Math.max(0, at)).reverse();
  return (
    rest.find(isClickable)?.id ?? (at < 0 && step === -1 ? (menu.rows.find(isClickable)?.id ?? '') : chosen)
  );
}

export function isClickable(row: Row | Line): boolean {
  return !('line' in row) && row.enabled && !row.hidden;
}
