// Makes setup from the folder that it installs. setup.nsi says what setup does.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sizeOf } from './budget.mjs';
import { FILE_TIME, filesIn } from './stage.mjs';

const ASSETS = join(import.meta.dirname, '..', 'assets');

/**
 * @typedef {{ version: string, out: string, fast?: boolean, signCommand?: string | undefined }} SetupOptions
 * version: three numbers. out: the file to write. fast: without compression, which takes a minute.
 */

/**
 * @param {string} folder
 * @param {SetupOptions} options
 */
export function makeSetup(folder, { version, out, fast = false, signCommand = '' }) {
  const files = filesIn(folder);
  const work = `${folder}-lists`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  mkdirSync(dirname(out), { recursive: true });
  const [macros, list] = [join(work, 'files.nsh'), join(work, 'files.txt')];
  writeFileSync(list, installedList(files));
  utimesSync(list, FILE_TIME, FILE_TIME);
  writeFileSync(macros, fileMacros(folder, files, list));
  const definitions = {
    OUT: out,
    VERSION: version,
    FILES: macros,
    KILOBYTES: `${Math.ceil(sizeOf(folder) / 1024)}`,
    ICON: join(ASSETS, 'usher.ico'),
    PICTURE: join(import.meta.dirname, 'setup.bmp'),
    ...(fast && { FAST: '1' }),
    ...(signCommand !== '' && { SIGN: signCommand }),
  };
  const defined = Object.entries(definitions).map(([name, value]) => `-D${name}=${value}`);
  execFileSync('makensis', ['-V2', '-WX', ...defined, join(import.meta.dirname, 'setup.nsi')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/**
 * What the next setup and the uninstaller take away: a path on each line, at last the folders, each after those in it.
 *
 * @param {readonly string[]} files
 */
export function installedList(files) {
  const folders = foldersOf(files).map((folder) => `${folder}/`);
  const lines = [...files, 'uninstall.exe', ...folders.reverse()].map(backslashed);
  return lines.map((line) => `${line}\r\n`).join('');
}

/**
 * @param {string} folder
 * @param {readonly string[]} files
 * @param {string} list the file with the list
 */
function fileMacros(folder, files, list) {
  const unpack = files.map((file) => {
    const [, parent = '', name] = file.match(/^(?:(.*)\/)?(.*)$/) ?? [];
    const where = parent === '' ? '' : `\\${backslashed(parent)}`;
    return `  !insertmacro Unpack "${where}" "${name}" "${join(folder, file)}"`;
  });
  return [
    '!macro UnpackAll',
    ...unpack,
    `  !insertmacro Unpack "" "files.txt" "${list}"`,
    '!macroend',
    '!macro MakeFolders',
    ...foldersOf(files).map((each) => `  CreateDirectory "$INSTDIR\\${backslashed(each)}"`),
    '!macroend',
    ...['Check', 'Put'].flatMap((what) => [
      `!macro ${what}All`,
      ...files.map((file) => `  !insertmacro ${what} "${backslashed(file)}"`),
      '!macroend',
    ]),
    // The tray program writes each icon that it shows into a file with the MD5 of its bytes as name.
    '!macro DeleteIcons',
    ...files
      .filter((file) => file.endsWith('.ico'))
      .map((file) =>
        createHash('md5')
          .update(readFileSync(join(folder, file)))
          .digest('hex'),
      )
      .map((md5) => `  Delete "$TEMP\\systray_temp_icon_${md5}"`),
    '!macroend',
    '',
  ].join('\n');
}

/** @param {readonly string[]} files @returns {string[]} each after the one that it is in */
function foldersOf(files) {
  const all = files.flatMap((file) => {
    const parts = file.split('/').slice(0, -1);
    return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  });
  return [...new Set(all)].sort();
}

/** @param {string} path */
function backslashed(path) {
  return path.replaceAll('/', '\\');
}
