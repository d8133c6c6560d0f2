import { setTimeout as pause } from 'node:timers/promises';
import type { Desktop, MouseButton, Point } from './desktop.ts';
import { type Size, taskbarIcons } from './tray-icon.ts';
import { type MenuRow, SEPARATOR } from './tray-record.ts';
import { openWindows, type Window } from './windows.ts';

/** Wine's border above the first and below the last row of a menu, and the height of its separators. In pixels. */
const BORDER = 3;
const SEPARATOR_HEIGHT = 9;
const POPUP_CLASS = '#32768';
/** How often to check whether a menu has opened or closed. Each check starts a Windows program. */
const TRIES = 100;
/** Nothing opens there. The operator's place is beside other people's desktops. */
const EMPTY: Point = { x: 640, y: 5 };
const EMPTY_THERE: Point = { x: 5, y: 5 };

/** Another desktop on that screen. */
export interface OtherDesktop extends Size {
  readonly name: string;
}

/** The open menu, or undefined. */
async function openPopup(desktop: Desktop, other?: OtherDesktop): Promise<Window | undefined> {
  return (await openWindows(desktop, ...(other ? [other.name] : []))).find(
    (window) => window.class === POPUP_CLASS,
  );
}

/** Where its icon is. Wine draws a taskbar late, and may put another desktop above this one at any time. */
async function iconPlace(desktop: Desktop, other?: OtherDesktop): Promise<Point> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [icon] = await taskbarIcons(desktop, other);
    if (icon) return icon.at;
    if (other) await desktop.raise(other.name);
    await pause(100);
  }
  await desktop.screenshot('no-icon');
  throw new Error('No icon on the taskbar, see no-icon.png');
}

/**
 * Clicks the icon, as the operator does, and waits for the menu. @throws if no icon is on the taskbar or no menu
 * opens
 */
export async function openMenu(
  desktop: Desktop,
  other?: OtherDesktop,
  button: MouseButton = 'right',
): Promise<Window> {
  await desktop.click(await iconPlace(desktop, other), button);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const popup = await openPopup(desktop, other);
    if (popup) {
      // Over the icon the pointer would open its tooltip, which covers the menu's lowest rows.
      await desktop.move({ x: popup.left - 30, y: popup.top - 30 });
      return popup;
    }
    await pause(50);
  }
  throw new Error(`No menu after a ${button} click on the icon`);
}

/** Clicks beside it, which closes it, whichever window has the keyboard. @throws if it stays open */
export async function closeMenu(desktop: Desktop, other?: OtherDesktop): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (!(await openPopup(desktop, other))) return;
    await desktop.click(other ? EMPTY_THERE : EMPTY);
    await pause(50);
  }
  throw new Error('The menu stays open');
}

/**
 * Opens the menu and clicks one of its rows. If the rows changed meanwhile, it opens the menu again.
 * @param menu the rows as last sent to the tray program
 * @param find the index of the row to click
 * @returns the row; a click on a disabled one leaves the menu open, so it is closed then
 * @throws if `find` finds none
 */
export async function clickInMenu(
  desktop: Desktop,
  menu: () => readonly MenuRow[],
  find: (rows: readonly MenuRow[]) => number,
  other?: OtherDesktop,
): Promise<MenuRow> {
  for (let tries = 0; tries < 10; tries += 1) {
    const before = menu();
    const popup = await openMenu(desktop, other);
    const rows = menu();
    const index = find(rows);
    const row = rows[index];
    if (row && rows.length === before.length) {
      await desktop.click(rowPoint(popup, rows, index));
      if (!row.enabled) await closeMenu(desktop, other);
      return row;
    }
    await closeMenu(desktop, other);
  }
  throw new Error(`No such row in the menu: ${JSON.stringify(menu())}`);
}

/**
 * The place of row `index` in the open menu. Windows tells no other process where a menu's rows are. All rows but
 * the separators have one height, which follows from the height of the whole menu.
 * @throws if the popup cannot be made of these rows
 */
function rowPoint(popup: Window, rows: readonly MenuRow[], index: number): Point {
  const separators = rows.filter(({ text }) => text === SEPARATOR).length;
  const height =
    (popup.height - 2 * BORDER - separators * SEPARATOR_HEIGHT) / Math.max(1, rows.length - separators);
  if (!Number.isInteger(height) || height < 10 || height > 40) {
    throw new Error(`A menu of ${popup.height} pixels cannot have these rows: ${JSON.stringify(rows)}`);
  }
  const heights = rows.map(({ text }) => (text === SEPARATOR ? SEPARATOR_HEIGHT : height));
  const above = heights.slice(0, index).reduce((sum, each) => sum + each, popup.top + BORDER);
  return {
    x: popup.left + Math.round(popup.width / 2),
    y: above + Math.floor((heights[index] ?? 0) / 2),
  };
}
