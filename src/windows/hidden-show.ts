import type { Native } from './native.ts';

const WS_CAPTION = 0xc00000;
const SW_SHOWDEFAULT = 10;

/**
 * Shows an empty window first. In a process started with SW_HIDE in its STARTUPINFO, as by `windowsHide` of
 * Node.js, the first window shown is hidden. That would be the one that matters.
 * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-showwindow
 * https://devblogs.microsoft.com/oldnewthing/20100301-00/?p=14773
 */
export function takeHiddenShow(native: Native): void {
  const createWindow = native.declare<
    [number, string, string, number, number, number, number, number, null, null, null, null],
    bigint | null
  >(
    'user32.dll',
    'void * __stdcall CreateWindowExW(uint32_t exStyle, const char16_t *class, const char16_t *name, uint32_t style, int x, int y, int width, int height, void *parent, void *menu, void *instance, void *param)',
  );
  const showWindow = native.declare<[bigint, number], number>(
    'user32.dll',
    'int __stdcall ShowWindow(void *window, int show)',
  );
  const destroyWindow = native.declare<[bigint], number>(
    'user32.dll',
    'int __stdcall DestroyWindow(void *window)',
  );
  const { value: window } = createWindow.call(
    0,
    'STATIC',
    '',
    WS_CAPTION,
    0,
    0,
    0,
    0,
    null,
    null,
    null,
    null,
  );
  if (window === null) return;
  showWindow.call(window, SW_SHOWDEFAULT);
  destroyWindow.call(window);
}
