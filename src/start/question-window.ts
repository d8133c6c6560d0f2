import { clock } from '../base/clock.ts';
import { ownProgram } from '../base/folders.ts';
import { childWindow } from '../tray/question/child-window.ts';
import type { OpenFaceWindow } from '../tray/question/face.ts';
import type { Native } from '../windows/native.ts';
import type { TopWindow } from '../windows/own-windows.ts';
import { ownWindows } from '../windows/own-windows.ts';

/** The class of Windows' dialogs. */
const DIALOG = '#32770';

/** The operator's window, where Windows' libraries can be called. */
export function questionWindow(native: Native): OpenFaceWindow {
  const list = ownWindows(native);
  const isOnScreen = ({ className, isVisible, cloaked }: TopWindow) =>
    className === DIALOG && isVisible && cloaked === 0;
  return childWindow({
    ownProgram,
    clock: clock(),
    isShown: (processId) => (list() ?? []).some((each) => each.processId === processId && isOnScreen(each)),
  });
}
