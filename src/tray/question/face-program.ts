import type { Native } from '../../windows/native.ts';
import { DIALOG_ICON, dialogLibrary } from '../../windows/own-dialog.ts';
import { parentLines } from '../../windows/parent-lines.ts';
import { showTaskDialog } from '../../windows/task-dialog.ts';
import type { Teller } from './face-dialog.ts';
import { faceDialog, faceWatch } from './face-dialog.ts';
import type { NumberedFace } from './face-lines.ts';
import { chosenLine, readFace } from './face-lines.ts';

/** How long the first face may take, in ms. It is sent when this program is started. */
const FIRST_FACE = 10_000;
const LOOK_EVERY = 20;

/**
 * The child's side: a window of Windows' own look that shows what the tray tells it, and tells the tray what is clicked.
 * Blocks until the tray has gone or the window was forgotten. The tray takes it away by ending this process.
 * @param now monotonic, in ms
 */
export function showFaces(native: Native, now: () => number): void {
  try {
    const library = dialogLibrary(native);
    if (library === null) return;
    const lines = parentLines(native);
    const tray: Teller = { read: lines.read, chosen: (chosen) => lines.write(chosenLine(chosen)) };
    const first = firstFace(tray, now);
    if (first === null) return;
    const dialog = faceDialog(first.face, DIALOG_ICON);
    showTaskDialog(native, library, dialog, faceWatch(first, DIALOG_ICON, tray, now), now);
  } catch {
    // This Windows lacks a function, or a defect of ours. The tray sees that this process has ended.
  }
}

/** The last of the faces that are there. @returns null if none comes */
function firstFace(tray: Teller, now: () => number): NumberedFace | null {
  const begun = now();
  while (now() - begun < FIRST_FACE) {
    const lines = tray.read();
    if (lines === null) return null;
    const face = lines.map(readFace).findLast((each) => each !== null);
    if (face != null) return face;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_EVERY);
  }
  return null;
}
