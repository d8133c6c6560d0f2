import { lstatSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { refuseLinks } from '../base/own-file.ts';

/** The file to which a history is moved when it grows too large. */
export function olderFile(file: string): string {
  return file.replace(/\.jsonl$/, '.1.jsonl');
}

/**
 * Renames an old history. Before the first release it was called `deeds.jsonl`. Does nothing if there is no such
 * file, or if a history with the new name exists.
 * @throws what the file system throws, and Error for a link
 */
export function takeOverOldName(file: string): void {
  rename('deeds.jsonl', file);
  rename('deeds.1.jsonl', olderFile(file));
}

function rename(oldName: string, file: string): void {
  const old = join(dirname(file), oldName);
  if (isThere(file) || !isThere(old)) return;
  refuseLinks(old);
  renameSync(old, file);
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
