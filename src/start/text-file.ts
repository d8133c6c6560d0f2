import { join } from 'node:path';
import type { Log } from '../base/log.ts';
import { writeOwn } from '../base/own-file.ts';

/** Writes a text for Notepad. @returns the file, or null where it cannot be written, which is logged */
export function textFile(folder: string, name: string, text: string, log: Log): string | null {
  const file = join(folder, name);
  try {
    // With a mark at its head Notepad takes it for UTF-8 on every Windows.
    writeOwn(file, `\ufeff${text}`);
    return file;
  } catch (error) {
    log(`${name} can't be written: ${error}`);
    return null;
  }
}
