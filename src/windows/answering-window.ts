import type { Native } from './native.ts';

/** A window that takes longer is frozen. Windows itself calls a window hung after as long. In ms. */
const PATIENCE = 5000;

const WM_NULL = 0;
const SMTO_NORMAL = 0;
const ERROR_TIMEOUT = 1460;

/** More windows of one class are never there at once; a bound, because windows come and go meanwhile. */
const MOST_WINDOWS = 256;

/**
 * Tells whether the window of that class and process still answers, after five seconds at the latest. True where Windows
 * does not tell. One question at a time runs: whoever asks meanwhile gets its answer.
 * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-sendmessagetimeoutw
 * @throws Error if this Windows lacks one of the functions
 */
export function answeringWindow(
  native: Native,
  windowClass: string,
): (processId: number) => Promise<boolean> {
  const next = native.declare<[null, bigint | null, string, null], bigint | null>(
    'user32.dll',
    'void * __stdcall FindWindowExW(void *parent, void *after, const char16_t *class, const char16_t *title)',
  );
  const process = native.declare<[bigint, [number]], number>(
    'user32.dll',
    'uint32_t __stdcall GetWindowThreadProcessId(void *window, _Out_ uint32_t *process)',
  );
  const send = native.declare<[bigint, number, number, number, number, number, null], number>(
    'user32.dll',
    'intptr_t __stdcall SendMessageTimeoutW(void *window, uint32_t message, uintptr_t w, intptr_t l, uint32_t flags, uint32_t ms, void *result)',
  );

  function windowOf(processId: number): bigint | null {
    let window = next.call(null, null, windowClass, null).value;
    for (let count = 0; window !== null && count < MOST_WINDOWS; count += 1) {
      const id: [number] = [0];
      process.call(window, id);
      if (id[0] === processId) return window;
      window = next.call(null, window, windowClass, null).value;
    }
    return null;
  }

  async function ask(processId: number): Promise<boolean> {
    const window = windowOf(processId);
    if (window === null) return true;
    const { value, error } = await send.start(window, WM_NULL, 0, 0, SMTO_NORMAL, PATIENCE, null);
    return value !== 0 || error !== ERROR_TIMEOUT;
  }

  let asking: Promise<boolean> | null = null;
  return (processId) => {
    asking ??= ask(processId).finally(() => {
      asking = null;
    });
    return asking;
  };
}
