import type { Native } from './native.ts';

const GENERIC_READ = 0x80000000;
const FILE_SHARE_READ = 0x1;
const OPEN_EXISTING = 3;

/** INVALID_HANDLE_VALUE, as koffi returns a pointer. */
const INVALID = [0xffff_ffff_ffff_ffffn, -1n];

/**
 * Prevents everybody from writing or replacing a file until this process ends. Meanwhile it can be read and
 * started. https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-createfilew
 *
 * @returns Windows' error number, 0 for success
 * @throws Error if this Windows lacks the function
 */
export function holdFile(native: Native, path: string): number {
  const createFile = native.declare<[string, number, number, null, number, number, null], bigint | null>(
    'kernel32.dll',
    'void * __stdcall CreateFileW(const char16_t *name, uint32_t access, uint32_t share, void *security, uint32_t disposition, uint32_t flags, void *template)',
  );
  const { value, error } = createFile.call(path, GENERIC_READ, FILE_SHARE_READ, null, OPEN_EXISTING, 0, null);
  return value === null || INVALID.includes(value) ? error : 0;
}
