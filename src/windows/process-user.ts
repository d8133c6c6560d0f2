import type { Native } from './native.ts';
import { sidList } from './sid-list.ts';

const PROCESS_QUERY_LIMITED_INFORMATION = 0x1000;
const TOKEN_QUERY = 0x0008;
/** TokenUser of TOKEN_INFORMATION_CLASS. */
const USER = 1;
/** Larger than a SID_AND_ATTRIBUTES with the longest SID, in bytes. */
const SIZE = 256;

/**
 * The SID of the account that runs a process on this PC.
 * @returns null if Windows does not tell, as for another account's process
 * @throws Error if this Windows lacks one of the functions
 */
export function processUser(native: Native, processId: number): string | null {
  const openProcess = native.declare<[number, 0, number], bigint | null>(
    'kernel32.dll',
    'void * __stdcall OpenProcess(uint32_t access, int inherit, uint32_t process)',
  );
  const closeHandle = native.declare<[bigint], number>(
    'kernel32.dll',
    'int __stdcall CloseHandle(void *handle)',
  );
  const openToken = native.declare<[bigint, number, [bigint | null]], number>(
    'advapi32.dll',
    'int __stdcall OpenProcessToken(void *process, uint32_t access, _Out_ void **token)',
  );
  const getInformation = native.declare<[bigint, number, Buffer, number, [number]], number>(
    'advapi32.dll',
    'int __stdcall GetTokenInformation(void *token, int info, void *buffer, uint32_t size, _Out_ uint32_t *length)',
  );

  function userOf(token: bigint): string | null {
    const buffer = Buffer.alloc(SIZE);
    if (getInformation.call(token, USER, buffer, SIZE, [0]).value === 0) return null;
    return sidList(native, buffer, 0, 1)?.[0]?.sid ?? null;
  }

  function using(handle: bigint | null, read: (handle: bigint) => string | null): string | null {
    if (handle === null) return null;
    try {
      return read(handle);
    } finally {
      closeHandle.call(handle);
    }
  }

  return using(openProcess.call(PROCESS_QUERY_LIMITED_INFORMATION, 0, processId).value, (process) => {
    const token: [bigint | null] = [null];
    const { value } = openToken.call(process, TOKEN_QUERY, token);
    return value === 0 ? null : using(token[0], userOf);
  });
}
