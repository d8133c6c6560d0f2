import type { Native } from './native.ts';
import { sidBytes } from './sid.ts';

/** Longer than any account or domain name, in UTF-16 units. */
const LONGEST_NAME = 512;
/** No account has the SID, as far as Windows could find out. */
const ERROR_NONE_MAPPED = 1332;
/** SidTypeUser of SID_NAME_USE. */
const USER = 1;

/**
 * Whether this is a user's SID, not a group's and not unused; null if Windows cannot tell. Runs on a worker,
 * because it may ask a domain controller.
 * https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-lookupaccountsidw
 * @throws Error if this Windows lacks the function
 */
export async function isUserSid(native: Native, sid: string): Promise<boolean | null> {
  const bytes = sidBytes(sid);
  // A number is too large: Windows makes no such SID.
  if (bytes === null) return false;
  const lookup = native.declare<[null, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer], number>(
    'advapi32.dll',
    'int __stdcall LookupAccountSidW(const char16_t *system, void *sid, void *name, void *nameUnits, void *domain, void *domainUnits, void *use)',
  );
  const [name, domain] = [Buffer.alloc(LONGEST_NAME * 2), Buffer.alloc(LONGEST_NAME * 2)];
  const use = Buffer.alloc(4);
  const { value, error } = await lookup.start(null, bytes, name, units(), domain, units(), use);
  if (value === 0) return error === ERROR_NONE_MAPPED ? false : null;
  return use.readInt32LE() === USER;
}

function units(): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(LONGEST_NAME);
  return bytes;
}
