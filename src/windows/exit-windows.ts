import type { Native } from './native.ts';

/** EWX_LOGOFF alone. There is no parameter for EWX_FORCE and none for a shutdown, so nobody can ask for them. */
const EWX_LOGOFF = 0;

/** SHTDN_REASON_MAJOR_OTHER | SHTDN_REASON_MINOR_OTHER | SHTDN_REASON_FLAG_PLANNED. */
const PLANNED = 0x8000_0000;

/** What came of asking Windows to sign this process's person out. `asked`: it has begun, and programs may object. */
export type ExitResult = { readonly kind: 'asked' } | { readonly kind: 'failed'; readonly code: number };

/**
 * Signs out the person of this process's own session, politely: Windows asks each program, and one that objects keeps
 * them signed in. Needs no rights. Windows asks after the call has returned.
 * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-exitwindowsex
 * @returns a function that does it; it is looked up before, so that nothing is loaded between last look and deed
 * @throws Error if this Windows lacks the function
 */
export function politeExit(native: Native): () => ExitResult {
  const exit = native.declare<[number, number], number>(
    'user32.dll',
    'int __stdcall ExitWindowsEx(uint32_t flags, uint32_t reason)',
  );
  return () => {
    const { value, error } = exit.call(EWX_LOGOFF, PLANNED);
    return value === 0 ? { kind: 'failed', code: error } : { kind: 'asked' };
  };
}

/** Windows asks the others first: each program begins at 0x280. The one level below is the launcher's. */
const ASKED_LAST = 0x101;

/**
 * Makes Windows end this process after the others, so that it sees who objects.
 * https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-setprocessshutdownparameters
 * @returns false if Windows refuses
 * @throws Error if this Windows lacks the function
 */
export function askLast(native: Native): boolean {
  const set = native.declare<[number, number], number>(
    'kernel32.dll',
    'int __stdcall SetProcessShutdownParameters(uint32_t level, uint32_t flags)',
  );
  return set.call(ASKED_LAST, 0).value !== 0;
}
