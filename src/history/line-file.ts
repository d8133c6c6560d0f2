import { closeSync, fstatSync, lstatSync, openSync, readSync, statSync } from 'node:fs';
import { appendOwn } from '../base/own-file.ts';

/** More than a file of ours can hold. Only the end of a larger file is read. In bytes. */
const MOST = 12 * 1024 * 1024;

/** A file that could not be read at all, and what was wrong, as Node.js names it. */
export interface FailedFile {
  readonly file: string;
  readonly code: string;
}

export interface FileLines {
  /** Without blank lines. */
  readonly lines: readonly string[];
  /** At most one. A file that does not exist is no failure. */
  readonly failed: readonly FailedFile[];
}

/**
 * Appends one line of JSON in one write. After a torn line, as a power cut leaves one, it begins a new line.
 * @throws what the file system throws, and Error for a link
 */
export function appendLine(file: string, line: object): void {
  appendOwn(file, `${isTorn(file) ? '\n' : ''}${JSON.stringify(line)}\n`);
}

/** In bytes; 0 if there is no such file. */
export function fileSize(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Never throws. */
export function linesOf(file: string): FileLines {
  try {
    if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return { lines: [], failed: [] };
    return {
      lines: endOf(file)
        .split('\n')
        .filter((line) => line.trim() !== ''),
      failed: [],
    };
  } catch (error) {
    return { lines: [], failed: [failedFile(file, error)] };
  }
}

export function failedFile(file: string, error: unknown): FailedFile {
  return { file, code: (error as NodeJS.ErrnoException).code ?? String(error) };
}

function isTorn(file: string): boolean {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return false;
  }
  try {
    const { size } = fstatSync(handle);
    const last = Buffer.alloc(1);
    if (size > 0) readSync(handle, last, 0, 1, size - 1);
    return size > 0 && last.toString() !== '\n';
  } finally {
    closeSync(handle);
  }
}

/** The end of a file, from the start of a line. @throws what the file system throws */
function endOf(file: string): string {
  // Reading a pipe would wait, and a device may never end.
  if (!statSync(file).isFile()) throw Object.assign(new Error(`${file} is no file`), { code: 'not a file' });
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const from = Math.max(0, size - MOST);
    const bytes = Buffer.alloc(size - from);
    const length = readSync(handle, bytes, 0, bytes.length, from);
    const text = bytes.toString('utf8', 0, length);
    return from === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } finally {
    closeSync(handle);
  }
}
