import { createRequire } from 'node:module';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';

import type { NativeReason } from '../base/refusal.ts';
import { nativeReason } from '../base/refusal.ts';

/** The koffi that comes with this program. */
export interface OwnKoffi {
  /** The file to load. */
  readonly file: string;
  /** The folders with its code: the package, and its part for this system and processor. */
  readonly folders: readonly string[];
}

/** Why there is no koffi that may be loaded. */
export interface NoKoffi {
  readonly missing: NativeReason;
}

/**
 * Finds koffi and its native part in the program's own `node_modules`. If the program is in a clone's `dist`, the
 * clone's `node_modules` counts too. Node.js also looks in every parent folder up to the drive's root. Windows lets
 * any account create folders there, so anything found there is refused.
 * https://nodejs.org/api/modules.html#loading-from-node_modules-folders
 */
export function ownKoffi(programFolder: string): OwnKoffi | NoKoffi {
  const clone = basename(programFolder) === 'dist' ? [dirname(programFolder)] : [];
  const own = [programFolder, ...clone].map((folder) => join(folder, 'node_modules'));
  try {
    const file = createRequire(join(programFolder, 'usher.cjs')).resolve('koffi');
    const native = createRequire(file).resolve(`@koromix/koffi-${process.platform}-${process.arch}`);
    const stray = [file, native].find((path) => !own.some((folder) => isWithin(folder, path)));
    if (stray !== undefined) {
      return { missing: nativeReason('foreign', { file: stray }) };
    }
    return { file, folders: [dirname(file), dirname(native)] };
  } catch (error) {
    return { missing: nativeReason('absent', { quote: firstLine(error) }) };
  }
}

/** Both paths have no links: Node.js resolves them before it looks for a file's packages. */
function isWithin(folder: string, path: string): boolean {
  const method = relative(folder, path);
  return !method.startsWith('..') && !isAbsolute(method);
}

/** The other lines name every file that required it. */
function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0] ?? '';
}
