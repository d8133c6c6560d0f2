import type { Native } from '../../windows/native.ts';
import { sidText } from '../../windows/sid.ts';

/** Looks up accounts by name. The first two calls may ask a domain controller, so they run on a worker. */
export interface AccountBindings {
  /** The SID of the user `DOMAIN\name`; null if Windows cannot tell. */
  sid(account: string): Promise<string | null>;
  /** The same; `nobody` if it is a group or no account has the name; null if Windows cannot tell. */
  user(account: string): Promise<string | 'nobody' | null>;
  /** The full name of a local account, empty if it has none; null if Windows does not tell. */
  localFullName(userName: string): Promise<string | null>;
  /** This PC's NetBIOS name, which is the domain of its local accounts; null if Windows does not tell. */
  computerName(): string | null;
}

type OutPointer = [bigint | null];

/** SECURITY_MAX_SID_SIZE, in bytes. */
const LONGEST_SID = 68;
/** Longer than any domain name, in UTF-16 units. */
const LONGEST_DOMAIN = 256;
/** MAX_COMPUTERNAME_LENGTH with its NUL. */
const LONGEST_COMPUTER_NAME = 16;
/** No account has the name, as far as Windows could find out. */
const ERROR_NONE_MAPPED = 1332;
/** SidTypeUser of SID_NAME_USE. */
const USER = 1;
/** Offset of the full name's pointer in USER_INFO_10, on 64-bit Windows. */
const FULL_NAME = 24;

/** @throws Error if this Windows lacks one of the libraries or functions */
export function accountBindings(native: Native): AccountBindings {
  const lookup = native.declare<[null, string, Buffer, Buffer, Buffer, Buffer, Buffer], number>(
    'advapi32.dll',
    'int __stdcall LookupAccountNameW(const char16_t *system, const char16_t *account, void *sid, void *sidBytes, void *domain, void *domainUnits, void *use)',
  );
  const getInfo = native.declare<[null, string, 10, OutPointer], number>(
    'netapi32.dll',
    'uint32_t __stdcall NetUserGetInfo(const char16_t *server, const char16_t *user, uint32_t level, _Out_ void **info)',
  );
  const free = native.declare<[bigint], number>(
    'netapi32.dll',
    'uint32_t __stdcall NetApiBufferFree(void *buffer)',
  );
  const getComputerName = native.declare<[Buffer, [number]], number>(
    'kernel32.dll',
    'int __stdcall GetComputerNameW(void *name, _Inout_ uint32_t *units)',
  );
  async function lookUp(account: string) {
    const sid = Buffer.alloc(LONGEST_SID);
    const domain = Buffer.alloc(LONGEST_DOMAIN * 2);
    const use = Buffer.alloc(4);
    const answer = await lookup.start(
      null,
      account,
      sid,
      uint32(LONGEST_SID),
      domain,
      uint32(LONGEST_DOMAIN),
      use,
    );
    return { ...answer, sid, use };
  }
  async function user(account: string) {
    const { value, error, sid, use } = await lookUp(account);
    if (value === 0) return error === ERROR_NONE_MAPPED ? 'nobody' : null;
    return use.readInt32LE() === USER ? sidText(sid) : 'nobody';
  }
  return {
    user,
    async sid(account) {
      const found = await user(account);
      return found === 'nobody' ? null : found;
    },
    async localFullName(userName) {
      const info: OutPointer = [null];
      const { value } = await getInfo.start(null, userName, 10, info);
      const [address] = info;
      if (value !== 0 || address === null) return null;
      try {
        const fullName = native.bytes(address, FULL_NAME + 8).readBigUInt64LE(FULL_NAME);
        return native.text(fullName);
      } finally {
        free.call(address);
      }
    },
    computerName() {
      const name = Buffer.alloc(LONGEST_COMPUTER_NAME * 2);
      const units: [number] = [LONGEST_COMPUTER_NAME];
      if (getComputerName.call(name, units).value === 0) return null;
      return name.toString('utf16le', 0, units[0] * 2);
    },
  };
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
