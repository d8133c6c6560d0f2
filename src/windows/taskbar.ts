import type { Native } from './native.ts';

/** The window to which Windows itself passes on icons (Shell_NotifyIconW). Explorer makes it, and it ends with Explorer. */
const TASKBAR = 'Shell_TrayWnd';

/**
 * Tells whether there is a taskbar on this desktop, which could have icons. Explorer that starts again tells each
 * program to add its icon anew. https://learn.microsoft.com/windows/win32/shell/taskbar#taskbar-creation-notification
 * @throws Error if this Windows lacks the function
 */
export function taskbar(native: Native): () => boolean {
  const find = native.declare<[string, null], bigint | null>(
    'user32.dll',
    'void * __stdcall FindWindowW(const char16_t *class, const char16_t *title)',
  );
  return () => find.call(TASKBAR, null).value !== null;
}
