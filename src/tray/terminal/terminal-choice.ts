import type { Key } from 'node:readline';
import type { Line, Menu, Row } from '../ports.ts';

/** How far Page Up and Page Down go, in rows that can be clicked. */
const LEAP = 10;

/** The row to which a key leads, among those that can be clicked; the same one if there is none. */
export function nextChoice(menu: Menu, chosen: string, { name }: Key): string {
  const ids = menu.rows.filter(isClickable).map(({ id }) => id);
  const at = ids.indexOf(chosen);
  const steps: Readonly<Record<string, number>> = {
    up: -1,
    down: 1,
    pageup: -LEAP,
    pagedown: LEAP,
    home: -ids.length,
    end: ids.length,
  };
  const to = at + (steps[name ?? ''] ?? 0);
  return ids[Math.max(0, Math.min(to, ids.length - 1))] ?? chosen;
}

/**
 * The chosen row, or the nearest one that can be clicked if that one cannot. It never comes to the question's yes by
 * itself: that is the caption.
 * @param chosen empty if nobody has chosen yet
 * @param isNew true if a question stands that did not stand before; then the choice leaves its yes
 */
export function settledChoice(
  menu: Menu,
  chosen: string,
  question: { readonly isNew: boolean } | null,
): string {
  const at = menu.rows.findIndex(({ id }) => id === chosen);
  const row = menu.rows[at];
  const isYes = chosen === 'caption' && question?.isNew === true;
  if (row !== undefined && isClickable(row) && !isYes) return chosen;
  const mayBe = (each: Row | Line) => isClickable(each) && (question === null || each.id !== 'caption');
  const below = menu.rows.slice(at + 1).find(mayBe);
  return (below ?? menu.rows.slice(0, Math.max(0, at)).findLast(mayBe))?.id ?? '';
}

export function isClickable(row: Row | Line): boolean {
  return !('line' in row) && row.enabled && !row.hidden;
}
