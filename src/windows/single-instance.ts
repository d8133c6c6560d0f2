import type { Native } from './native.ts';
import { objectLabel } from './security-descriptor.ts';
import { readToken } from './token.ts';

/** `Local\\` is the session's own namespace. Each account in each session may run one Usher. */
function mutexName(native: Native): string {
  const [own = ''] = readToken(native).sids ?? [];
  return `Local\\Usher-${own}`;
}

const ERROR_ACCESS_DENIED = 5;
const ERROR_ALREADY_EXISTS = 183;

/**
 * Claims to be this session's only Usher. Windows frees the mutex when the process ends. A mutex that may not be
 * opened belongs to an elevated Usher. A mutex of low integrity is ignored: Usher never runs in a browser's
 * sandbox, and a sandboxed program must not block Usher.
 * https://learn.microsoft.com/windows/win32/api/synchapi/nf-synchapi-createmutexw
 *
 * @returns false if another Usher already runs
 */
export function isOnlyInstance(native: Native): boolean {
  const createMutex = native.declare<[null, 0, string], bigint | null>(
    'kernel32.dll',
    'void * __stdcall CreateMutexW(void *security, int owned, const char16_t *name)',
  );
  const { value, error } = createMutex.call(null, 0, mutexName(native));
  if (value === null) return error !== ERROR_ACCESS_DENIED;
  return error !== ERROR_ALREADY_EXISTS || isOfLowIntegrity(native, value);
}

/** LW and the lower integrity levels, as a descriptor's label names them. */
const LOW = /\(ML;[^)]*;(?:LW|S-1-16-0|S-1-16-4096)\)/;

function isOfLowIntegrity(native: Native, mutex: bigint): boolean {
  try {
    return LOW.test(objectLabel(native, mutex) ?? '');
  } catch {
    return false;
  }
}

const SYNCHRONIZE = 0x100000;

/**
 * Whether an Usher runs in this session, without claiming to be it.
 * https://learn.microsoft.com/windows/win32/api/synchapi/nf-synchapi-openmutexw
 */
export function isInstanceRunning(native: Native): boolean {
  const openMutex = native.declare<[number, 0, string], bigint | null>(
    'kernel32.dll',
    'void * __stdcall OpenMutexW(uint32_t access, int inherit, const char16_t *name)',
  );
  const closeHandle = native.declare<[bigint], number>(
    'kernel32.dll',
    'int __stdcall CloseHandle(void *handle)',
  );
  const { value, error } = openMutex.call(SYNCHRONIZE, 0, mutexName(native));
  if (value === null) return error === ERROR_ACCESS_DENIED;
  closeHandle.call(value);
  return true;
}
