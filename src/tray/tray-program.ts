import { existsSync, realpathSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';

const PROGRAMS: Readonly<Record<string, string>> = {
  win32: 'tray_windows_release.exe',
  darwin: 'tray_darwin_release',
  linux: 'tray_linux_release',
};

/**
 * Makes sure that the tray program is the one in `binFolder`: systray2 runs what stands in `./traybin` of the
 * current directory, whoever put it there.
 *
 * @throws where that program is missing or lies in another folder.
 */
export function checkTrayProgram(binFolder: string): void {
  const program = resolve('traybin', PROGRAMS[process.platform] ?? '');
  if (!existsSync(program)) throw new Error(`The tray program is missing: ${program}`);
  const folder = dirname(realpathSync.native(program));
  if (relative(folder, realpathSync.native(binFolder)) !== '')
    throw new Error(`The tray program would be taken from ${folder}, not from ${binFolder}`);
}
