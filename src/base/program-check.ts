import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { TRAY_PROGRAM } from './folders.ts';

/** The programs that Usher brings along and starts, by their paths in its own folder. */
export { TRAY_PROGRAM };
export const TOAST_PROGRAM = 'vendor/snoretoast-x64.exe';
export type BroughtProgram = typeof TRAY_PROGRAM | typeof TOAST_PROGRAM;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What the build writes beside the program. */
const schema = z.strictObject({ [TRAY_PROGRAM]: sha256, [TOAST_PROGRAM]: sha256 });

/**
 * Tells of a program in this folder whether it has the very bytes that the build put there; without usable
 * checksums none has. To be asked before each start: it reads the whole file every time, some milliseconds,
 * because whoever exchanges a file can give it its old size and times. The checksums are read once, so that
 * they can't be exchanged together with a program while Usher runs.
 */
export function programCheck(folder: string): (program: BroughtProgram) => boolean {
  const checksums = readChecksums(join(folder, 'checksums.json'));
  return (program) => {
    try {
      const bytes = readFileSync(join(folder, program));
      return createHash('sha256').update(bytes).digest('hex') === checksums?.[program];
    } catch {
      return false;
    }
  };
}

function readChecksums(file: string): z.infer<typeof schema> | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
