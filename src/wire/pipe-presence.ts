import type { Native } from '../windows/native.ts';

const ERROR_FILE_NOT_FOUND = 2;

/**
 * Whether anybody serves a pipe, without opening it: Windows answers at once if nobody does. The name is free again once
 * its server's process has ended. What Windows does not tell counts as served.
 * https://learn.microsoft.com/windows/win32/api/namedpipeapi/nf-namedpipeapi-waitnamedpipew
 * @throws Error if this Windows lacks the function
 */
export function isPipeServed(native: Native, path: string): boolean {
  const wait = native.declare<[string, number], number>(
    'kernel32.dll',
    'int __stdcall WaitNamedPipeW(const char16_t *name, uint32_t ms)',
  );
  // A zero would be the time that the pipe's server chose.
  const { value, error } = wait.call(path, 1);
  return value !== 0 || error !== ERROR_FILE_NOT_FOUND;
}
