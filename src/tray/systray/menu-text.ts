import { cutEnd } from '../../base/text/cutting.ts';
import { oneLine } from '../../base/text/plain-text.ts';

/** The room of a row, and of names in the tooltip, in code points. UTF-16 units are never fewer. */
export const ROW_ROOM = 60;

/**
 * The shell cuts the tooltip here. The size of the tray program's NOTIFYICONDATA makes Windows take it for the old
 * form, with 64 UTF-16 units including the terminator.
 */
const TOOLTIP_UNITS = 63;

/**
 * The text of a row in a Win32 menu: one plain line of at most 60 code points, with an ellipsis if it was cut.
 *
 * The menu removes an `&` and underlines the next letter, so each `&` is doubled; a `mnemonic` text keeps its own.
 * The tray program draws a line for the exact text `<SEPARATOR>`, so this is never returned.
 */
export function menuTitle(text: string, mnemonic = false): string {
  const title = oneLine(text, ROW_ROOM);
  if (title === '<SEPARATOR>') return '‹SEPARATOR›';
  return mnemonic ? title : title.replaceAll('&', '&&');
}

/**
 * The icon's tooltip: one plain line of at most 63 UTF-16 units, cut between code points. An `&` becomes "and",
 * because Windows 10 removes it and Windows 11 does not.
 */
export function trayTooltip(text: string): string {
  return cutEnd(oneLine(text.replace(/\s*&+\s*/g, ' and ')), TOOLTIP_UNITS);
}
