import { randomBytes } from 'node:crypto';
import { renameSync } from 'node:fs';
import { refuseLinks } from '../base/own-file.ts';
import type { HistoryEntry } from './history.ts';
import { appendLine, fileSize } from './line-file.ts';
import { olderFile, takeOverOldName } from './old-name.ts';

/** From this size on the file is renamed to `history.1.jsonl`, which replaces the one before. In bytes. */
const LARGEST = 5 * 1024 * 1024;

/** This process among all that write to the file, because each counts its clicks from 1. */
const RUN = randomBytes(8).toString('hex');

/**
 * Appends one line in one write. It gets the field `run`, which is one and the same for all lines of this process.
 * @throws what the file system throws. The caller logs it and goes on: a full disk must not stop a countdown from
 *   being canceled.
 */
export function appendEntry(file: string, line: HistoryEntry): void {
  refuseLinks(file);
  takeOverOldName(file);
  if (fileSize(file) >= LARGEST) renameSync(file, olderFile(file));
  appendLine(file, { ...line, run: RUN });
}
