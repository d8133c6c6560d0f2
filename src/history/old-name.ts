import { lstatSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { refuseLinks } from '../base/own-file.ts';

/** Where a history that had grown too large was put. */
export function olderFile(file: string): string {
  return file.replace(/\.jsonl$/, '.1.jsonl');
}

/**
 * Gives a history its name of today. Before the first release it was called `deeds.jsonl`.
 * Does nothing where no such file is left, or where a history of the new name has begun.
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
