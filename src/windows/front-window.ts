import type { Native } from './native.ts';

const GA_ROOTOWNER = 3;

/** The window that the operator works in, and which of ours may become it. */
export interface FrontWindow {
  /** 0n while there is none. */
  current(): bigint;
  /**
   * Brings a window of this process to the front, if Windows lets it. Windows lets a process that has got the last
   * click or key, or was started by the one in front. A window of any other only blinks in the taskbar.
   * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-setforegroundwindow
   * @returns whether it is in front now
   */
  bring(window: bigint): boolean;
}

/** @throws Error if this Windows lacks one of the functions */
export function frontWindow(native: Native): FrontWindow {
  const current = native.declare<[], bigint | null>('user32.dll', 'void * __stdcall GetForegroundWindow()');
  const set = native.declare<[bigint], number>(
    'user32.dll',
    'int __stdcall SetForegroundWindow(void *window)',
  );
  return {
    current: () => current.call().value ?? 0n,
    bring(window) {
      // Its answer is not enough: the right may be denied where everything speaks for it.
      set.call(window);
      return current.call().value === window;
    },
  };
}

/**
 * The window of the terminal that this process writes to. Windows Terminal's console window is invisible and owned by
 * the window that people see.
 * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-getancestor
 * https://github.com/microsoft/terminal/pull/13118
 * @returns 0n without a terminal, as for a program started from the desktop
 */
export function terminalWindow(native: Native): bigint {
  const console = native.declare<[], bigint | null>('kernel32.dll', 'void * __stdcall GetConsoleWindow()');
  const ancestor = native.declare<[bigint, number], bigint | null>(
    'user32.dll',
    'void * __stdcall GetAncestor(void *window, uint32_t flags)',
  );
  const window = console.call().value;
  return window === null ? 0n : (ancestor.call(window, GA_ROOTOWNER).value ?? 0n);
}

/**
 * Windows calls a window unresponsive whose thread waits for five seconds, and puts a pale copy in its place. From now on
 * it does so with none of this process. Nothing changes where it cannot be told.
 * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-disableprocesswindowsghosting
 */
export function keepWindowsWhole(native: Native): void {
  try {
    native.declare<[], void>('user32.dll', 'void __stdcall DisableProcessWindowsGhosting()').call();
  } catch {
    // The window is the same with the copy.
  }
}
