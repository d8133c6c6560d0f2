import type { Native } from '../native.ts';

/** MB_OKCANCEL, MB_ICONWARNING, MB_DEFBUTTON2 (Cancel), MB_SETFOREGROUND, MB_TOPMOST. */
const STYLE = 0x1 | 0x30 | 0x100 | 0x10000 | 0x40000;
const IDOK = 1;

/** Exit codes of the process that shows the box. Node.js itself ends with none of these. */
export const BOX_OK = 0x51;
export const BOX_NOT_OK = 0x52;

/**
 * Shows one question with OK and Cancel, Cancel being the default, above all other windows, and resolves with
 * the exit code that tells the answer. OK/Cancel because no letter key answers it.
 * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-messageboxw
 */
export async function runBox(native: Native, title: string, text: string): Promise<number> {
  const messageBox = native.declare<[null, string, string, number], number>(
    'user32.dll',
    'int __stdcall MessageBoxW(void *owner, const char16_t *text, const char16_t *caption, uint32_t type)',
  );
  const { value } = await messageBox.start(null, text, title, STYLE);
  return value === IDOK ? BOX_OK : BOX_NOT_OK;
}
