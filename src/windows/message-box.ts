import { takeHiddenShow } from './hidden-show.ts';
import {
  IDOK,
  MB_ICON_ERROR,
  MB_ICON_WARNING,
  MB_OK,
  MB_OK_OR_CANCEL,
  MB_ON_TOP,
  withoutAccessKeys,
} from './message-style.ts';
import type { Native } from './native.ts';

const QUESTION = MB_OK_OR_CANCEL | MB_ICON_WARNING | MB_ON_TOP;
const NOTICE = MB_OK | MB_ICON_ERROR | MB_ON_TOP;

/** Exit codes of the process that shows the box. Node.js itself uses none of these. */
export const BOX_OK = 0x51;
export const BOX_NOT_OK = 0x52;

/**
 * Shows one question with OK and Cancel above all other windows; Cancel is the default. No letter key answers
 * OK/Cancel, whatever the text. Blocks until it is answered. A thread with a window must read messages; the box
 * does that, and this process has nothing else to do.
 * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-messageboxw
 *
 * @returns the exit code for the answer
 */
export function runBox(native: Native, title: string, text: string): number {
  takeHiddenShow(native);
  const { value } = messageBox(native).call(null, withoutAccessKeys(text), title, QUESTION);
  return value === IDOK ? BOX_OK : BOX_NOT_OK;
}

/**
 * Shows a notice above all other windows. Blocks until it is read, so it is for a process that has nothing else to
 * do.
 */
export function showNotice(native: Native, title: string, text: string): void {
  takeHiddenShow(native);
  messageBox(native).call(null, withoutAccessKeys(text), title, NOTICE);
}

function messageBox(native: Native) {
  return native.declare<[null, string, string, number], number>(
    'user32.dll',
    'int __stdcall MessageBoxW(void *owner, const char16_t *text, const char16_t *caption, uint32_t type)',
  );
}
