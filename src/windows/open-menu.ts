import type { Native } from './native.ts';

/** The class of every popup menu. https://learn.microsoft.com/windows/win32/winmsg/about-window-classes */
const POPUP_MENU = '#32768';

/** More menus than this are never open at once; a bound, because windows come and go meanwhile. */
const MOST_MENUS = 32;

/**
 * Tells whether a menu of that process is open on this desktop. The program of the icon does not say so itself.
 * @throws Error if this Windows lacks one of the functions
 */
export function openMenus(native: Native): (processId: number) => boolean {
  const next = native.declare<[null, bigint | null, string, null], bigint | null>(
    'user32.dll',
    'void * __stdcall FindWindowExW(void *parent, void *after, const char16_t *class, const char16_t *title)',
  );
  const isVisible = native.declare<[bigint], number>(
    'user32.dll',
    'int __stdcall IsWindowVisible(void *window)',
  );
  const process = native.declare<[bigint, [number]], number>(
    'user32.dll',
    'uint32_t __stdcall GetWindowThreadProcessId(void *window, _Out_ uint32_t *process)',
  );
  return (processId) => {
    let window = next.call(null, null, POPUP_MENU, null).value;
    for (let count = 0; window !== null && count < MOST_MENUS; count += 1) {
      const id: [number] = [0];
      process.call(window, id);
      if (id[0] === processId && isVisible.call(window).value !== 0) return true;
      window = next.call(null, window, POPUP_MENU, null).value;
    }
    return false;
  };
}
