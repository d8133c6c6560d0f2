import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { TRAY_PROGRAM } from './folders.ts';

/** The programs that come with Usher, by their paths in its own folder. */
export { TRAY_PROGRAM };
export const TOAST_PROGRAM = 'vendor/snoretoast-x64.exe';
export type BroughtProgram = typeof TRAY_PROGRAM | typeof TOAST_PROGRAM;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The checksums that the build writes beside the program. */
const schema = z.strictObject({ [TRAY_PROGRAM]: sha256, [TOAST_PROGRAM]: sha256 });

/**
 * Tells whether a program in this folder has the very bytes that the build put there. Without usable checksums no
 * program has. Ask before each start. It reads the whole file every time, which takes some milliseconds, because an
 * exchanged file can have the old size and times. The checksums are read once, so that nobody can exchange them
 * together with a program while Usher runs.
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
