import { join } from 'node:path';
import { programFolder } from '../base/folders.ts';
import { commonControls } from './common-controls.ts';
import type { Native } from './native.ts';

/*
 * What the dialogs of this program have in common.
 */

const MANIFEST = join(programFolder, 'assets', 'common-controls.manifest');

/** Usher's icon. */
export const DIALOG_ICON = join(programFolder, 'assets', 'usher.ico');

/** The library that draws them, by the manifest that Usher brings along. See `commonControls`. */
export function dialogLibrary(native: Native): string | null {
  return commonControls(native, MANIFEST);
}
