import type { Desktop, Point } from './desktop.ts';
import { DESKTOP } from './wine.ts';

/** The height of the taskbar and, roughly, the width of one icon on it, in pixels. */
const BAR = 20;
const ICON = 18;
/** Only the right end is searched, because no window's button on the taskbar reaches it. */
const SEARCHED = 200;

/** The background colors of the program's two icons. */
const GROUNDS: Readonly<Record<string, IconKind>> = { '#1F6FEB': 'calm', '#D97700': 'asking' };

export type IconKind = 'calm' | 'asking';

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface TaskbarIcon {
  readonly kind: IconKind;
  readonly at: Point;
}

/**
 * The program's icons on the taskbar from left to right, found by their colors.
 * @param size of that desktop, which is in the screen's upper left corner
 */
export async function taskbarIcons(desktop: Desktop, size: Size = DESKTOP): Promise<TaskbarIcon[]> {
  const from = { x: size.width - SEARCHED, y: size.height - BAR };
  const pixels = await desktop.pixels(from, SEARCHED, BAR);
  const icons: TaskbarIcon[] = [];
  for (let x = 0; x < SEARCHED; x += 1) {
    const kind = groundIn(pixels.map((row) => row[x] ?? ''));
    if (kind === undefined) continue;
    icons.push({ kind, at: { x: from.x + x + ICON / 2 - 2, y: size.height - BAR / 2 } });
    x += ICON;
  }
  return icons;
}

/** Needs two pixels, so that a stray one does not count. */
function groundIn(column: readonly string[]): IconKind | undefined {
  return Object.entries(GROUNDS).find(
    ([color]) => column.filter((pixel) => pixel === color).length >= 2,
  )?.[1];
}
