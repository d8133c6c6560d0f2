import type { Native } from '../windows/native.ts';
import { sidText } from '../windows/sid.ts';

const SE_KERNEL_OBJECT = 6;
const OWNER = 0x1;
/** SECURITY_MAX_SID_SIZE, in bytes. */
const LONGEST_SID = 68;

/**
 * The SID of the account that created a pipe. Nobody can create one in another ordinary account's name.
 * https://learn.microsoft.com/windows/win32/api/aclapi/nf-aclapi-getsecurityinfo
 * @returns null if Windows does not tell
 */
export function pipeOwner(native: Native, pipe: bigint): string | null {
  const getSecurity = native.declare<
    [bigint, number, number, [bigint | null], null, null, null, [bigint | null]],
    number
  >(
    'advapi32.dll',
    'uint32_t __stdcall GetSecurityInfo(void *object, int type, uint32_t info, _Out_ void **owner, void *group, void *dacl, void *sacl, _Out_ void **descriptor)',
  );
  const sidLength = native.declare<[bigint], number>(
    'advapi32.dll',
    'uint32_t __stdcall GetLengthSid(void *sid)',
  );
  const localFree = native.declare<[bigint], bigint | null>(
    'kernel32.dll',
    'void * __stdcall LocalFree(void *memory)',
  );
  const [owner, descriptor]: [[bigint | null], [bigint | null]] = [[null], [null]];
  const { value: error } = getSecurity.call(
    pipe,
    SE_KERNEL_OBJECT,
    OWNER,
    owner,
    null,
    null,
    null,
    descriptor,
  );
  const [sid] = owner;
  const [memory] = descriptor;
  if (error !== 0 || memory === null) return null;
  try {
    if (sid === null) return null;
    const length = sidLength.call(sid).value;
    return length > LONGEST_SID ? null : sidText(native.bytes(sid, length));
  } finally {
    localFree.call(memory);
  }
}
