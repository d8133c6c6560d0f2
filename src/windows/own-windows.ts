import type { Native } from './native.ts';
import type { TopWindow } from './window-calls.ts';
import { windowReader } from './window-calls.ts';

export type { TopWindow } from './window-calls.ts';

/**
 * Lists the top-level windows of this process's desktop. A switched-out session has them, too. No call sends a
 * message to a window, so a program that hangs delays nothing.
 * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-enumwindows
 *
 * @returns a function that lists them. It returns null if Windows lists none, because a session always has some
 * @throws Error if this Windows lacks one of the functions
 */
export function ownWindows(native: Native): () => readonly TopWindow[] | null {
  const found: bigint[] = [];
  const each = native.callback('int __stdcall (void *window, intptr_t parameter)', (window) => {
    if (typeof window === 'bigint') found.push(window);
    return 1;
  });
  const list = native.declare<[bigint, number], number>(
    'user32.dll',
    'int __stdcall EnumWindows(void *each, intptr_t parameter)',
  );
  const read = windowReader(native);
  return () => {
    found.length = 0;
    const { value } = list.call(each, 0);
    return value === 0 || found.length === 0 ? null : found.map(read);
  };
}
