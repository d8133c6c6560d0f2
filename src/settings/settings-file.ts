import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { fileText } from './file-text.ts';

/** More than any settings have, in bytes. */
const LONGEST = 1_000_000;

/**
 * What is in the file. `missing` is certain: there is not even a link of that name. `misnamed`: there is one of that
 * name with `.txt` after it, which Notepad adds and Windows hides; somebody meant it to count.
 */
export type SettingsText =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly because: 'denied' | 'encoding' | 'length' | 'misnamed' }
  | { readonly kind: 'text'; readonly text: string };

/** Reads the file whole. Never throws, and never waits for a pipe or a device. */
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

/** @returns null where there are too many @throws Error where it cannot be read, or is no file */
function bytesOf(file: string): Buffer | null {
  const { O_RDONLY, O_NONBLOCK = 0 } = constants;
  const opened = openSync(file, O_RDONLY | O_NONBLOCK);
  try {
    if (!fstatSync(opened).isFile()) throw new Error('no file');
    const bytes = Buffer.alloc(LONGEST + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(opened, bytes, length, bytes.length - length, null);
    }
    return length > LONGEST ? null : bytes.subarray(0, length);
  } finally {
    closeSync(opened);
  }
}

/** A link that leads nowhere is a file that cannot be read: its owner meant one to be there. */
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
