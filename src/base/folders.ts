import { homedir } from 'node:os';
import { basename, dirname, join, posix, win32 } from 'node:path';
import type { Command } from './run.ts';

const isSource = basename(import.meta.dirname) === 'base';

/** The folder with assets, traybin and vendor: `dist` of the built program, or the checkout. */
export const programFolder = isSource ? join(import.meta.dirname, '..', '..') : import.meta.dirname;

/** The built program, which Node.js can start. */
export const programFile = isSource
  ? join(programFolder, 'dist', 'usher.cjs')
  : join(programFolder, 'usher.cjs');

/** The program of the icon, within `programFolder`. */
export const TRAY_PROGRAM = 'traybin/tray_windows_release.exe';

/** Packages that not every start loads, see bundle.mjs. */
export const packagesFolder = join(dirname(programFile), 'packages');

/** This program as a command, to start its children. */
export const ownProgram: Command = { file: process.execPath, args: [programFile] };

/**
 * The same for what is an administrator already. OPENSSL_CONF, or the default file without it, could name a library that
 * is loaded before any line of ours. https://nodejs.org/docs/latest-v22.x/api/cli.html#--openssl-configfile
 */
export const elevatedProgram: Command = {
  file: ownProgram.file,
  args: ['--openssl-config=NUL', ...ownProgram.args],
};

/** The simulated PC's stand-in programs: plain JavaScript, started directly. */
export const demoPrograms = isSource
  ? join(import.meta.dirname, '..', 'sessions', 'demo', 'programs')
  : join(programFolder, 'demo');

export interface Folders {
  /** settings.json */
  readonly settings: string;
  /** history.jsonl, receipts.jsonl, notes.jsonl, do-not-ask-until.txt and usher.log */
  readonly data: string;
}

/** The history in a folder `data`. */
export const historyFile = (data: string) => join(data, 'history.jsonl');

/** The log in a folder `data`. */
export const logFile = (data: string) => join(data, 'usher.log');

/** The folders of a user's Usher: `%APPDATA%` and `%LOCALAPPDATA%` on Windows, XDG folders elsewhere. */
export function userFolders(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  home = homedir(),
): Folders {
  const isWindows = platform === 'win32';
  const path = isWindows ? win32 : posix;
  const name = isWindows ? 'Usher' : 'usher';
  const folder = (variable: string, ...fallback: string[]) => {
    const value = env[variable];
    // Windows and the XDG specification require absolute paths. A relative one is ignored.
    const base = value !== undefined && path.isAbsolute(value) ? value : path.join(home, ...fallback);
    return path.join(base, name);
  };
  return isWindows
    ? {
        settings: folder('APPDATA', 'AppData', 'Roaming'),
        data: folder('LOCALAPPDATA', 'AppData', 'Local'),
      }
    : { settings: folder('XDG_CONFIG_HOME', '.config'), data: folder('XDG_STATE_HOME', '.local', 'state') };
}
