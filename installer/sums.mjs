// Checksums of what is published, as `sha256sum --check` reads them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** @param {string} file @returns {string} 64 digits */
export function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** @param {readonly string[]} files */
export function sums(files) {
  return files.map((file) => `${sha256(file)}  ${basename(file)}\n`).join('');
}
