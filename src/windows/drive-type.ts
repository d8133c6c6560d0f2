import { win32 } from 'node:path';
import type { Native } from './native.ts';

const DRIVE_UNKNOWN = 0;
const DRIVE_NO_ROOT_DIR = 1;
const DRIVE_REMOTE = 4;

/**
 * Whether a file is on a network drive, by a drive letter or by `\\server`.
 * https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-getdrivetypew
 *
 * @returns null if Windows does not tell
 */
export function isOnNetworkDrive(native: Native, file: string): boolean | null {
  const driveType = native.declare<[string], number>(
    'kernel32.dll',
    'uint32_t __stdcall GetDriveTypeW(const char16_t *root)',
  );
  const { value } = driveType.call(win32.parse(file).root);
  return value === DRIVE_UNKNOWN || value === DRIVE_NO_ROOT_DIR ? null : value === DRIVE_REMOTE;
}
