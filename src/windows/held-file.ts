import { openExisting } from './create-file.ts';
import type { Native } from './native.ts';

const GENERIC_READ = 0x80000000;
const FILE_SHARE_READ = 0x1;

/**
 * Prevents everybody from writing or replacing a file until this process ends. Meanwhile it can be read and
 * started.
 *
 * @returns Windows' error number, 0 for success
 * @throws Error if this Windows lacks the function
 */
export function holdFile(native: Native, path: string): number {
  const { handle, error } = openExisting(native)(path, GENERIC_READ, FILE_SHARE_READ, 0);
  return handle === null ? error : 0;
}
