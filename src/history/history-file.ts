import { closeSync, fstatSync, openSync, readSync, renameSync } from 'node:fs';
import { appendOwn, refuseLinks } from '../base/own-file.ts';
import type { HistoryEntry } from './history.ts';
import { olderFile, takeOverOldName } from './old-name.ts';

/** From this size on the file is renamed to `history.1.jsonl`, which replaces the one before. In bytes. */
const LARGEST = 5 * 1024 * 1024;

/**
 * Appends one line in one write. After a torn line, as a power cut leaves one, it begins a new line.
 * @throws what the file system throws. The caller logs it and goes on: a full disk must not stop a countdown from
 *   being canceled.
 */
export function appendEntry(file: string, line: HistoryEntry): void {
  refuseLinks(file);
  takeOverOldName(file);
  const end = endOf(file);
  if (end.size >= LARGEST) renameSync(file, olderFile(file));
  const isTorn = end.size < LARGEST && end.isTorn;
  appendOwn(file, `${isTorn ? '\n' : ''}${JSON.stringify(line)}\n`);
}

function endOf(file: string): { size: number; isTorn: boolean } {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return { size: 0, isTorn: false };
  }
  try {
    const { size } = fstatSync(handle);
    const last = Buffer.alloc(1);
    if (size > 0) readSync(handle, last, 0, 1, size - 1);
    return { size, isTorn: size > 0 && last.toString() !== '\n' };
  } finally {
    closeSync(handle);
  }
}
