import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { fileText } from './file-text.ts';

/** The longest file that is read, in bytes. No settings need that much. */
const LONGEST = 1_000_000;

/** So much is read at a time, in bytes: nearly every file at once. */
const PART = 16_384;

/**
 * The content of the file. `missing` is certain: there is not even a link with that name. `misnamed`: a file with
 * an extra `.txt` exists. Notepad adds that and Windows hides it, so somebody meant it to count.
 */
export type SettingsText =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly because: 'denied' | 'encoding' | 'length' | 'misnamed' }
  | { readonly kind: 'text'; readonly text: string };

/** Reads the whole file. Never throws, and never waits for a pipe or a device. */
export function settingsText(file: string): SettingsText {
  try {
    const bytes = bytesOf(file);
    if (bytes === null) return { kind: 'unreadable', because: 'length' };
    const text = fileText(bytes);
    return text === null ? { kind: 'unreadable', because: 'encoding' } : { kind: 'text', text };
  } catch (error) {
    if (!isMissing(file, error)) return { kind: 'unreadable', because: 'denied' };
    return isAbsent(`${file}.txt`) ? { kind: 'missing' } : { kind: 'unreadable', because: 'misnamed' };
  }
}

/** @returns null if the file is too long @throws Error if it cannot be read, or is no file */
function bytesOf(file: string): Buffer | null {
  const { O_RDONLY, O_NONBLOCK = 0 } = constants;
  const opened = openSync(file, O_RDONLY | O_NONBLOCK);
  try {
    if (!fstatSync(opened).isFile()) throw new Error('no file');
    const parts: Buffer[] = [];
    for (let length = 0; length <= LONGEST; ) {
      const part = Buffer.alloc(PART);
      const read = readSync(opened, part);
      if (read === 0) return Buffer.concat(parts);
      parts.push(part.subarray(0, read));
      length += read;
    }
    return null;
  } finally {
    closeSync(opened);
  }
}

/**
 * True if there is no file. A link that leads nowhere is an unreadable file, because its owner meant one to exist.
 */
function isMissing(file: string, error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT' && isAbsent(file);
}

function isAbsent(file: string): boolean {
  try {
    lstatSync(file);
    return false;
  } catch (again) {
    return (again as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
