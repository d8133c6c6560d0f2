import type { Native } from './native.ts';
import { tokenCalls } from './token-calls.ts';
import { tokenFacts } from './token-facts.ts';

const PROCESS_QUERY_LIMITED_INFORMATION = 0x1000;

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
  const { open, close } = tokenCalls(native);
  const { user } = tokenFacts(native);

  function using(handle: bigint | null, read: (handle: bigint) => string | null): string | null {
    if (handle === null) return null;
    try {
      return read(handle);
    } finally {
      close(handle);
    }
  }

  const process = openProcess.call(PROCESS_QUERY_LIMITED_INFORMATION, 0, processId).value;
  return using(process, (opened) => using(open(opened), user));
}
