import { handleOf } from './handle.ts';
import type { Native } from './native.ts';

const OPEN_EXISTING = 3;

/** What became of opening something. The handle is null if it cannot be opened; then there is Windows' error number. */
export interface Opened {
  readonly handle: bigint | null;
  readonly error: number;
}

/** @param access of GENERIC_, @param share of FILE_SHARE_, @param flags of FILE_FLAG_ */
export type OpenExisting = (path: string, access: number, share: number, flags: number) => Opened;

/**
 * Opens a file, or a pipe, that is there already.
 * https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-createfilew
 * @throws Error if this Windows lacks the function
 */
export function openExisting(native: Native): OpenExisting {
  const createFile = native.declare<[string, number, number, null, number, number, null], bigint | null>(
    'kernel32.dll',
    'void * __stdcall CreateFileW(const char16_t *name, uint32_t access, uint32_t share, void *security, uint32_t how, uint32_t flags, void *template)',
  );
  return (path, access, share, flags) => {
    const { value, error } = createFile.call(path, access, share, null, OPEN_EXISTING, flags, null);
    return { handle: handleOf(value), error };
  };
}
