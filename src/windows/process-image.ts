import type { Native } from './native.ts';

const PROCESS_QUERY_LIMITED_INFORMATION = 0x1000;

/** The longest path of Windows, in UTF-16 units with its NUL. */
const LONGEST_PATH = 32_768;

/**
 * Reads the path of the program that a process runs, with its drive letter. Null if the process may not be opened, as
 * one that runs elevated, or has ended.
 * https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-queryfullprocessimagenamew
 * @throws Error if this Windows lacks one of the functions
 */
export function processImage(native: Native): (processId: number) => string | null {
  const open = native.declare<[number, 0, number], bigint | null>(
    'kernel32.dll',
    'void * __stdcall OpenProcess(uint32_t access, int inherit, uint32_t process)',
  );
  const name = native.declare<[bigint, 0, Buffer, [number]], number>(
    'kernel32.dll',
    'int __stdcall QueryFullProcessImageNameW(void *process, uint32_t flags, void *name, _Inout_ uint32_t *size)',
  );
  const close = native.declare<[bigint], number>('kernel32.dll', 'int __stdcall CloseHandle(void *handle)');
  const buffer = Buffer.alloc(LONGEST_PATH * 2);
  return (processId) => {
    const process = open.call(PROCESS_QUERY_LIMITED_INFORMATION, 0, processId).value;
    if (process === null) return null;
    try {
      const length: [number] = [LONGEST_PATH];
      return name.call(process, 0, buffer, length).value === 0
        ? null
        : buffer.toString('utf16le', 0, length[0] * 2);
    } finally {
      close.call(process);
    }
  };
}
