import { win32 } from 'node:path';
import type { Native } from './native.ts';

/** SystemProcessIdInformation: a HANDLE that is the id, and a UNICODE_STRING with its memory. ntexapi.h of phnt. */
const PROCESS_ID_INFORMATION = 88;
const LAYOUT = { processId: 0, nameLength: 8, nameCapacity: 10, nameAddress: 16, size: 24 };

/** The longest name that a UNICODE_STRING can hold, in bytes. */
const LONGEST = 0xfffe;

/** Tells whether a process was started from one file. Both paths are the kernel's, `\Device\HarddiskVolume3\…`. */
export interface ProcessPaths {
  /** False if Windows does not tell. Never throws. */
  isFrom(processId: number): Promise<boolean>;
}

/**
 * Works for the processes of any session, without opening them, which an ordinary account may not.
 * https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-querydosdevicew
 *
 * @param file a path with a drive letter; with any other path the answer is always false
 * @throws Error if this Windows lacks one of the functions
 */
export function processPaths(native: Native, file: string): ProcessPaths {
  const query = native.declare<[number, Buffer, number, [number]], number>(
    'ntdll.dll',
    'int __stdcall NtQuerySystemInformation(int class, void *info, uint32_t length, _Out_ uint32_t *returned)',
  );
  const device = native.declare<[string, Buffer, number], number>(
    'kernel32.dll',
    'uint32_t __stdcall QueryDosDeviceW(const char16_t *name, void *target, uint32_t length)',
  );
  const { root } = win32.parse(file);

  /** The file's path as the kernel has it; null if the drive has no volume. */
  function wanted(): string | null {
    if (!/^[A-Za-z]:\\$/.test(root)) return null;
    const target = Buffer.alloc(LONGEST);
    const { value } = device.call(root.slice(0, 2), target, LONGEST / 2);
    const [volume = ''] = value === 0 ? [] : target.toString('utf16le').split('\0', 1);
    return volume === '' ? null : `${volume}\\${file.slice(root.length)}`;
  }

  async function pathOf(processId: number): Promise<string | null> {
    const name = Buffer.alloc(LONGEST);
    const info = Buffer.alloc(LAYOUT.size);
    info.writeBigUInt64LE(BigInt(processId), LAYOUT.processId);
    info.writeUInt16LE(LONGEST, LAYOUT.nameCapacity);
    info.writeBigUInt64LE(native.address(name), LAYOUT.nameAddress);
    const { value } = await query.start(PROCESS_ID_INFORMATION, info, LAYOUT.size, [0]);
    return value === 0 ? name.toString('utf16le', 0, info.readUInt16LE(LAYOUT.nameLength)) : null;
  }

  return {
    async isFrom(processId) {
      try {
        const path = wanted();
        return path !== null && (await pathOf(processId))?.toLowerCase() === path.toLowerCase();
      } catch {
        return false;
      }
    },
  };
}
