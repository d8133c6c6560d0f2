import type { Native } from '../windows/native.ts';

const SDDL_REVISION_1 = 1;

/**
 * SECURITY_ATTRIBUTES on 64-bit Windows, in bytes, and the offset of its descriptor. The handle is not inherited.
 */
const SIZE = 24;
const DESCRIPTOR = 8;

export interface SecurityAttributes {
  /** Valid until it is freed. */
  readonly attributes: Buffer;
  free(): void;
}

/**
 * An access list in the form that Windows' create calls take.
 * https://learn.microsoft.com/windows/win32/api/sddl/nf-sddl-convertstringsecuritydescriptortosecuritydescriptorw
 * @returns null if Windows does not accept it
 */
export function securityAttributes(native: Native, sddl: string): SecurityAttributes | null {
  const convert = native.declare<[string, number, [bigint | null], null], number>(
    'advapi32.dll',
    'int __stdcall ConvertStringSecurityDescriptorToSecurityDescriptorW(const char16_t *text, uint32_t revision, _Out_ void **descriptor, void *bytes)',
  );
  const localFree = native.declare<[bigint], bigint | null>(
    'kernel32.dll',
    'void * __stdcall LocalFree(void *memory)',
  );
  const descriptor: [bigint | null] = [null];
  const { value } = convert.call(sddl, SDDL_REVISION_1, descriptor, null);
  const [address] = descriptor;
  if (value === 0 || address === null) return null;
  const attributes = Buffer.alloc(SIZE);
  attributes.writeUInt32LE(SIZE);
  attributes.writeBigUInt64LE(address, DESCRIPTOR);
  return { attributes, free: () => void localFree.call(address) };
}
