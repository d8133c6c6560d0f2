import type { Native } from './native.ts';

/** DPI_AWARENESS_CONTEXT_PER_MONITOR_AWARE_V2. */
const PER_MONITOR_V2 = -4;

/**
 * Makes the windows that this thread makes from now on sharp on every monitor. node.exe does not ask for that, so
 * Windows would stretch a picture of them. Nothing changes where Windows is older.
 * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-setthreaddpiawarenesscontext
 */
export function drawSharp(native: Native): void {
  try {
    native
      .declare<[number], number | bigint>(
        'user32.dll',
        'intptr_t __stdcall SetThreadDpiAwarenessContext(intptr_t context)',
      )
      .call(PER_MONITOR_V2);
  } catch {
    // The windows can be read all the same.
  }
}
