import type { Line, Menu, Row, TrayIcon } from '../ports.ts';
import { menuTitle, trayTooltip } from './menu-text.ts';

/**
 * A row for the tray program. Every field is written. The program reads a missing one as false, and a missing id as
 * 0, which is row 1.
 */
export interface ShownItem {
  readonly title: string;
  readonly tooltip: '';
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly hidden: boolean;
  /** 1 for the first row. systray2 numbers the rows of a flat menu so, and reads the number from a click. */
  readonly __id: number;
}

/** Everything that the tray program shows. */
export interface ShownMenu {
  readonly items: readonly ShownItem[];
  readonly tooltip: string;
  readonly icon: TrayIcon;
}

export type ShownChange =
  | { readonly type: 'update-item'; readonly item: ShownItem }
  | { readonly type: 'update-menu'; readonly tooltip: string; readonly icon?: TrayIcon };

export function shownMenu(menu: Menu): ShownMenu {
  return {
    items: menu.rows.map((row, index) => ({ ...rowFace(row), tooltip: '', __id: index + 1 })),
    tooltip: trayTooltip(menu.tooltip),
    icon: menu.icon,
  };
}

/** The changes that turn `from` into `to`, a menu with the same rows. None if they are equal. */
export function shownChanges(from: ShownMenu, to: ShownMenu): ShownChange[] {
  const changes: ShownChange[] = [];
  if (from.icon !== to.icon) changes.push({ type: 'update-menu', tooltip: to.tooltip, icon: to.icon });
  else if (from.tooltip !== to.tooltip) changes.push({ type: 'update-menu', tooltip: to.tooltip });
  for (const [index, item] of to.items.entries()) {
    if (!sameItem(from.items[index], item)) changes.push({ type: 'update-item', item });
  }
  return changes;
}

/**
 * The same menu without a row that appears or disappears, for as long as it is open: the pointer must not come to be
 * over another row. What would appear stays hidden. What would disappear stays, but takes no click.
 */
export function heldInPlace(shown: ShownMenu, to: ShownMenu): ShownMenu {
  const items = to.items.map((item, index) => {
    const before = shown.items[index];
    if (before === undefined || before.hidden === item.hidden) return item;
    return before.hidden ? before : { ...before, enabled: false };
  });
  return { ...to, items };
}

function rowFace(row: Row | Line): Pick<ShownItem, 'title' | 'enabled' | 'checked' | 'hidden'> {
  if ('line' in row) return { title: '<SEPARATOR>', enabled: true, checked: false, hidden: false };
  // Changes in a hidden row wait until it is shown again.
  if (row.hidden) return { title: '', enabled: false, checked: false, hidden: true };
  const { enabled, checked = false } = row;
  return { title: menuTitle(row.text, row.mnemonic), enabled, checked, hidden: false };
}

function sameItem(a: ShownItem | undefined, b: ShownItem): boolean {
  if (a === undefined) return false;
  return a.title === b.title && a.enabled === b.enabled && a.checked === b.checked && a.hidden === b.hidden;
}
