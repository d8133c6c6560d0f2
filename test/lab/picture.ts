import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './folders.ts';

/** With UPDATE_PICTURES set, the pictures of README.md and docs are taken again. */
const UPDATE = process.env.UPDATE_PICTURES !== undefined;

/** The corner of the taskbar, and the middle, where boxes appear. */
export const CORNER = '420x260+604+440';
export const MIDDLE = '560x260+230+210';

/** Keeps a part of a screenshot as docs/images/<name>.png, if that is wanted. */
export async function picture(name: string, taken: Promise<string>, part: string): Promise<void> {
  const file = await taken;
  if (!UPDATE) return;
  const picture = join(ROOT, 'docs', 'images', `${name}.png`);
  execFileSync('convert', [file, '-crop', part, '+repage', '-strip', picture]);
}
