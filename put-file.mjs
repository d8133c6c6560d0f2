// Writes what is built, and leaves alone what is right already: another person may run it from this very folder.
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Makes a file be these bytes. Windows lets nobody write a program that runs, so one that is right is not written.
 *
 * @param {string} file
 * @param {Uint8Array} bytes
 * @param {number} [mode]
 * @throws Error with one sentence where the file is another one and cannot be written
 */
export function putFile(file, bytes, mode) {
  try {
    if (!isSame(file, bytes)) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    if (mode !== undefined && (statSync(file).mode & 0o777) !== mode) chmodSync(file, mode);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new Error(
      `${file} is of another version and can't be replaced (${code}). ` +
        'End every Usher that runs from this folder, or let somebody start it who may write here.',
    );
  }
}

/**
 * Makes a folder hold the files of another one.
 *
 * @param {string} from
 * @param {string} to
 */
export function putFolder(from, to) {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    putFile(join(to, file.slice(from.length)), readFileSync(file));
  }
}

/**
 * @param {string} file
 * @param {Uint8Array} bytes
 */
function isSame(file, bytes) {
  try {
    return readFileSync(file).equals(bytes);
  } catch {
    return false;
  }
}
