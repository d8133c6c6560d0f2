import type { Native } from './native.ts';
import { sidList } from './sid-list.ts';
import { tokenCalls } from './token-calls.ts';

const PROCESS_QUERY_LIMITED_INFORMATION = 0x1000;
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
  const { open, information, close } = tokenCalls(native);

  function using(handle: bigint | null, read: (handle: bigint) => string | null): string | null {
    if (handle === null) return null;
    try {
      return read(handle);
    } finally {
      close(handle);
    }
  }

  const userOf = (token: bigint) => {
    const user = information(token, USER, SIZE);
    return user && (sidList(native, user, 0, 1)?.[0]?.sid ?? null);
  };
  const process = openProcess.call(PROCESS_QUERY_LIMITED_INFORMATION, 0, processId).value;
  return using(process, (opened) => using(open(opened), userOf));
}
