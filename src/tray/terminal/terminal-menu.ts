import { oneLine } from '../../base/text/plain-text.ts';
import { cutToWidth } from '../../base/text/text-lines.ts';
import type { Line, Menu, Row } from '../ports.ts';

/** One line of a terminal picture. */
export interface PictureLine {
  readonly text: string;
  readonly look: 'plain' | 'title' | 'chosen' | 'ticking' | 'dim';
}

/** The rows for the question's yes and, if it is about one person, for its no. As indexes. */
export function rowsOfQuestion(menu: Menu): readonly number[] {
  const about = menu.rows.flatMap((row, index) => (!('line' in row) && row.asks === true ? [index] : []));
  const caption = menu.rows.findIndex(({ id }) => id === 'caption');
  return [...new Set([...(caption < 0 ? [] : [caption]), ...(about.length <= 2 ? about : [])])];
}

/**
 * As many rows as fit: the chosen one, those around it, and those that must be seen.
 * @param asked the rows that must be seen; there is room for them and for the chosen one
 */
export function menuPart(
  menu: Menu,
  chosen: string,
  asked: readonly number[],
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
  const must = [...new Set([...asked, ...seen.slice(focus, focus + 1)])];
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
    if (count <= must.length) return lines.filter((line) => line !== gap).slice(0, room);
  }
  return [];
}

/** A row that cannot be clicked is dim, and has a mark of its own. The caption without a click is a heading. */
function rowLine(row: Row | Line, chosen: string, width: number): PictureLine {
  if ('line' in row) return { text: cutToWidth('  ──────────', width), look: 'dim' };
  const plain = oneLine(row.mnemonic === true ? row.text.replace('&', '') : row.text);
  const text = row.checked === undefined ? plain : `${row.checked ? '[x]' : '[ ]'} ${plain}`;
  if (!row.enabled && row.id === 'caption') return { text: cutToWidth(text, width), look: 'plain' };
  if (!row.enabled) return { text: cutToWidth(`- ${text}`, width), look: 'dim' };
  const isChosen = row.id === chosen;
  return { text: cutToWidth(`${isChosen ? '❯' : ' '} ${text}`, width), look: isChosen ? 'chosen' : 'plain' };
}
