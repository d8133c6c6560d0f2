import type { Line, Menu, Row, TrayIcon } from '../ports.ts';
import { menuTitle, trayTooltip } from './menu-text.ts';

/** A row as the tray program takes it. Every field is written: it reads a missing one as false, id 0 as row 1. */
export interface ShownItem {
  readonly title: string;
  readonly tooltip: '';
  readonly enabled: boolean;
  readonly checked: false;
  readonly hidden: boolean;
  /** 1 for the first row; the number that systray2 gives a flat menu's rows and reads from a click. */
  readonly __id: number;
}

/** All that the tray program shows. */
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
    items: menu.rows.map((row, index) => ({ ...rowFace(row), tooltip: '', checked: false, __id: index + 1 })),
    tooltip: trayTooltip(menu.tooltip),
    icon: menu.icon,
  };
}

/** What is to be sent to make `from` look like `to`, a menu with the same rows. Nothing for equal faces. */
export function shownChanges(from: ShownMenu, to: ShownMenu): ShownChange[] {
  const changes: ShownChange[] = [];
  if (from.icon !== to.icon) changes.push({ type: 'update-menu', tooltip: to.tooltip, icon: to.icon });
  else if (from.tooltip !== to.tooltip) changes.push({ type: 'update-menu', tooltip: to.tooltip });
  for (const [index, item] of to.items.entries()) {
    if (!sameItem(from.items[index], item)) changes.push({ type: 'update-item', item });
  }
  return changes;
}

function rowFace(row: Row | Line): Pick<ShownItem, 'title' | 'enabled' | 'hidden'> {
  if ('line' in row) return { title: '<SEPARATOR>', enabled: true, hidden: false };
  // Nobody sees what changes in a hidden row: it waits until the row comes back, whole.
  if (row.hidden) return { title: '', enabled: false, hidden: true };
  return { title: menuTitle(row.text, row.mnemonic), enabled: row.enabled, hidden: false };
}

function sameItem(a: ShownItem | undefined, b: ShownItem): boolean {
  return a !== undefined && a.title === b.title && a.enabled === b.enabled && a.hidden === b.hidden;
}
