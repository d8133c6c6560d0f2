import { existsSync } from 'node:fs';
import { dirname, win32 } from 'node:path';
import { elevatedProgram, ownProgram, programFile } from './folders.ts';
import type { Command } from './run.ts';

/**
 * Usher.exe, which starts this program with an environment of its own. It counts only beside both node.exe and the
 * program: where node.exe is tells Windows, and no user's setting.
 * @returns null where Usher is not installed with it
 */
export function launcherOf(
  nodeFile: string,
  folder: string,
  isThere: (file: string) => boolean = existsSync,
): string | null {
  const isTogether = win32.dirname(nodeFile).toLowerCase() === folder.toLowerCase();
  const file = win32.join(folder, 'Usher.exe');
  return isTogether && isThere(file) ? file : null;
}

/** This program's launcher; null where there is none. */
export const launcher = launcherOf(process.execPath, dirname(programFile));

/** What Windows starts as an administrator, and names in its prompt. */
export const programToElevate: Command = launcher === null ? elevatedProgram : { file: launcher, args: [] };

/** The programs that run with an administrator's rights where Usher needs these. */
export const elevatedFiles: readonly string[] = [ownProgram.file, ...(launcher === null ? [] : [launcher])];
