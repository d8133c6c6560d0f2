import type { Native } from './native.ts';

/**
 * Locks the session of this process, as Windows+L does. Needs no rights. Windows locks after the call has returned, and not
 * where a policy forbids it.
 * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-lockworkstation
 * @returns a function that answers Windows' error number, 0 if the locking has begun
 * @throws Error if this Windows lacks the function
 */
export function lockWorkStation(native: Native): () => number {
  const lock = native.declare<[], number>('user32.dll', 'int __stdcall LockWorkStation()');
  return () => {
    const { value, error } = lock.call();
    return value === 0 ? error : 0;
  };
}
