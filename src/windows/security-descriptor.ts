import type { Native } from './native.ts';
import { sidText } from './sid.ts';

type OutPointer = [bigint | null];

const SE_FILE_OBJECT = 1;
const SDDL_REVISION_1 = 1;
/** OWNER_SECURITY_INFORMATION, DACL_SECURITY_INFORMATION. */
const OWNER_AND_DACL = 0x1 | 0x4;
const DACL = 0x4;

/** The size of SECURITY_DESCRIPTOR_RELATIVE without the data it points to, in bytes. */
const SMALLEST = 20;

/**
 * The owner and access list of a folder or file, as an SDDL string.
 * https://learn.microsoft.com/windows/win32/api/aclapi/nf-aclapi-getnamedsecurityinfow
 *
 * @returns null if it cannot be read
 * @throws Error if this Windows lacks one of the functions
 */
export function folderSddl(native: Native, path: string): string | null {
  const getSecurity = native.declare<[string, number, number, null, null, null, null, OutPointer], number>(
    'advapi32.dll',
    'uint32_t __stdcall GetNamedSecurityInfoW(const char16_t *name, int type, uint32_t info, void *owner, void *group, void *dacl, void *sacl, _Out_ void **descriptor)',
  );
  const descriptor: OutPointer = [null];
  const { value: error } = getSecurity.call(
    path,
    SE_FILE_OBJECT,
    OWNER_AND_DACL,
    null,
    null,
    null,
    null,
    descriptor,
  );
  return error === 0 ? freeing(native, descriptor, (address) => textOf(native, address)) : null;
}

const SE_KERNEL_OBJECT = 6;
const OWNER = 0x1;
const LABEL = 0x10;
/** SECURITY_MAX_SID_SIZE, in bytes. */
const LONGEST_SID = 68;

/**
 * The integrity label of an open object, as the `S:` part of an SDDL string; empty if it has no label of its own.
 * https://learn.microsoft.com/windows/win32/secauthz/mandatory-integrity-control
 *
 * @param handle with READ_CONTROL
 * @returns null if it cannot be read
 * @throws Error if this Windows lacks one of the functions
 */
export function objectLabel(native: Native, handle: bigint): string | null {
  const descriptor: OutPointer = [null];
  if (objectSecurity(native, handle, LABEL, [null], descriptor) !== 0) return null;
  return freeing(native, descriptor, (address) => textOf(native, address, LABEL));
}

/**
 * The SID of the account that owns an open object. No ordinary account can make one in another's name.
 *
 * @param handle with READ_CONTROL
 * @returns null if it cannot be read
 * @throws Error if this Windows lacks one of the functions
 */
export function objectOwner(native: Native, handle: bigint): string | null {
  const sidLength = native.declare<[bigint], number>(
    'advapi32.dll',
    'uint32_t __stdcall GetLengthSid(void *sid)',
  );
  const [owner, descriptor]: [OutPointer, OutPointer] = [[null], [null]];
  if (objectSecurity(native, handle, OWNER, owner, descriptor) !== 0) return null;
  return freeing(native, descriptor, () => {
    // It lies within the descriptor.
    const [sid] = owner;
    const length = sid === null ? 0 : sidLength.call(sid).value;
    return sid === null || length > LONGEST_SID ? null : sidText(native.bytes(sid, length));
  });
}

/**
 * https://learn.microsoft.com/windows/win32/api/aclapi/nf-aclapi-getsecurityinfo
 * @returns Windows' error number
 */
function objectSecurity(
  native: Native,
  handle: bigint,
  info: number,
  owner: OutPointer,
  descriptor: OutPointer,
): number {
  const getSecurity = native.declare<
    [bigint, number, number, OutPointer, null, null, null, OutPointer],
    number
  >(
    'advapi32.dll',
    'uint32_t __stdcall GetSecurityInfo(void *handle, int type, uint32_t info, _Out_ void **owner, void *group, void *dacl, void *sacl, _Out_ void **descriptor)',
  );
  return getSecurity.call(handle, SE_KERNEL_OBJECT, info, owner, null, null, null, descriptor).value;
}

/**
 * The owner and access list of a binary descriptor from the registry. The owner may be missing.
 * https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-rtlvalidrelativesecuritydescriptor
 *
 * @returns null if the bytes are not a whole descriptor with a DACL
 * @throws Error if this Windows lacks one of the functions
 */
export function sddlOf(native: Native, bytes: Buffer): string | null {
  const isValid = native.declare<[Buffer, number, number], number>(
    'ntdll.dll',
    'uint8_t __stdcall RtlValidRelativeSecurityDescriptor(void *descriptor, uint32_t length, uint32_t info)',
  );
  if (bytes.length < SMALLEST || isValid.call(bytes, bytes.length, DACL).value === 0) return null;
  return textOf(native, bytes);
}

/** https://learn.microsoft.com/windows/win32/api/sddl/nf-sddl-convertsecuritydescriptortostringsecuritydescriptorw */
function textOf(native: Native, descriptor: bigint | Buffer, info = OWNER_AND_DACL): string | null {
  const convert = native.declare<[bigint | Buffer, number, number, OutPointer, null], number>(
    'advapi32.dll',
    'int __stdcall ConvertSecurityDescriptorToStringSecurityDescriptorW(void *descriptor, uint32_t revision, uint32_t info, _Out_ void **text, void *units)',
  );
  const text: OutPointer = [null];
  if (convert.call(descriptor, SDDL_REVISION_1, info, text, null).value === 0) return null;
  return freeing(native, text, (address) => native.text(address));
}

/** Uses memory that Windows allocated, then frees it. */
function freeing(
  native: Native,
  [address]: OutPointer,
  use: (address: bigint) => string | null,
): string | null {
  const localFree = native.declare<[bigint], bigint | null>(
    'kernel32.dll',
    'void * __stdcall LocalFree(void *memory)',
  );
  if (address === null) return null;
  try {
    return use(address);
  } finally {
    localFree.call(address);
  }
}
