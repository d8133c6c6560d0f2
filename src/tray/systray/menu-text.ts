import { cutEnd } from '../../base/text/cutting.ts';
import { oneLine } from '../../base/text/plain-text.ts';

/** What a row holds, and what texts for the tooltip keep to, in code points. UTF-16 units are never fewer. */
export const ROW_ROOM = 60;

/**
 * The shell cuts the tooltip here: the NOTIFYICONDATA of the tray program has a size that Windows takes for
 * the old form with 64 UTF-16 units, terminator included.
 */
const TOOLTIP_UNITS = 63;

/**
 * What stands in a row of a Win32 menu: one plain line of at most 60 code points, an ellipsis where it was cut.
 *
 * The menu underlines what follows an `&` and swallows the `&`, so each is doubled; a `mnemonic` text keeps
 * its own. The tray program draws a line for the exact text `<SEPARATOR>`, which therefore never comes out.
 */
export function menuTitle(text: string, mnemonic = false): string {
  const title = oneLine(text, ROW_ROOM);
  if (title === '<SEPARATOR>') return '‹SEPARATOR›';
  return mnemonic ? title : title.replaceAll('&', '&&');
}

/**
 * The icon's tooltip: one plain line of at most 63 UTF-16 units, cut between signs. An `&` becomes
 * "and", because Windows 10 strips it and Windows 11 does not.
 */
export function trayTooltip(text: string): string {
  return cutEnd(oneLine(text.replace(/\s*&+\s*/g, ' and ')), TOOLTIP_UNITS);
}
