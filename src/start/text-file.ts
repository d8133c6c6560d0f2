import { basename, join } from 'node:path';
import type { Log } from '../base/log.ts';
import { writeOwn } from '../base/own-file.ts';

/** Writes a text for Notepad. @returns the file, or null where it cannot be written, which is logged */
export function textFile(folder: string, name: string, text: string, log: Log): string | null {
  const file = join(folder, name);
  // With a mark at its head Notepad takes it for UTF-8 on every Windows.
  return written(file, `\ufeff${text}`, log) ? file : null;
}

/** Writes the file, with its folder. @returns false where it cannot be written, which is logged */
export function written(file: string, text: string, log: Log): boolean {
  try {
    writeOwn(file, text);
    return true;
  } catch (error) {
    log(`${basename(file)} can't be written: ${error}`);
    return false;
  }
}
