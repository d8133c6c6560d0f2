import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Desktop } from './desktop.ts';
import { ROOT } from './folders.ts';
import { openWindows } from './windows.ts';

/** With UPDATE_PICTURES set, the pictures of README.md and docs are taken again. */
export const ARE_TAKEN = process.env.UPDATE_PICTURES !== undefined;

/** The corner of the taskbar, and the middle, where boxes appear. */
export const CORNER = '420x260+604+440';
export const WIDE_CORNER = '640x420+384+280';
export const MIDDLE = '560x260+230+210';

/** Usher's own window as it stands, by what Windows says of its place. */
export async function aroundWindow(desktop: Desktop): Promise<string> {
  const window = (await openWindows(desktop)).find(({ title }) => title === 'Usher');
  if (window === undefined) throw new Error('no window of Usher stands');
  return `${window.width}x${window.height}+${window.left}+${window.top}`;
}

/** Keeps a part of a screenshot as docs/images/<name>.png, if that is wanted. */
export async function picture(name: string, taken: Promise<string>, part: string): Promise<void> {
  const file = await taken;
  if (!ARE_TAKEN) return;
  const picture = join(ROOT, 'docs', 'images', `${name}.png`);
  execFileSync('convert', [file, '-crop', part, '+repage', '-strip', picture]);
}
