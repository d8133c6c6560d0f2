import type { Native } from './native.ts';

const GENERIC_READ = 0x80000000;
const FILE_SHARE_READ = 0x1;
const OPEN_EXISTING = 3;

/** INVALID_HANDLE_VALUE, as koffi gives a pointer. */
const INVALID = [0xffff_ffff_ffff_ffffn, -1n];

/**
 * Keeps everybody from writing to a file, and from putting another one in its place, until this process ends. It can be
 * read and started meanwhile.
 * https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-createfilew
 *
 * @returns Windows' error number, 0 for success
 * @throws Error where this Windows lacks the function
 */
export function holdFile(native: Native, path: string): number {
  const createFile = native.declare<[string, number, number, null, number, number, null], bigint | null>(
    'kernel32.dll',
    'void * __stdcall CreateFileW(const char16_t *name, uint32_t access, uint32_t share, void *security, uint32_t disposition, uint32_t flags, void *template)',
  );
  const { value, error } = createFile.call(path, GENERIC_READ, FILE_SHARE_READ, null, OPEN_EXISTING, 0, null);
  return value === null || INVALID.includes(value) ? error : 0;
}
