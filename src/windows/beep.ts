import { MB_ICON_WARNING } from './message-style.ts';
import type { Native } from './native.ts';

/**
 * Windows' own sound for a warning; none where the person has switched that off. It plays while this goes on.
 * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-messagebeep
 * @throws Error if this Windows lacks the function
 */
export function beep(native: Native): void {
  const messageBeep = native.declare<[number], number>(
    'user32.dll',
    'int __stdcall MessageBeep(uint32_t type)',
  );
  messageBeep.call(MB_ICON_WARNING);
}
