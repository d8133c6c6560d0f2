// Packs the folder into a zip, for people who may not install anything.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { filesIn } from './stage.mjs';

/**
 * The same files make the same bytes: fflate has a deflate of its own, whatever the version of Node.js.
 *
 * @param {string} folder
 * @param {string} name of the folder in the zip
 * @returns {Uint8Array}
 */
export function zipOf(folder, name) {
  const entries = filesIn(folder).map((file) => [
    `${name}/${file}`,
    new Uint8Array(readFileSync(join(folder, file))),
  ]);
  // A zip has the time of a clock on the wall, in no time zone.
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(2026, 0, 1) });
}
