/** The longest path of Windows, in UTF-16 units with its NUL. */
const LONGEST_PATH = 32_768;

/**
 * Windows' own folder of programs and libraries.
 * https://learn.microsoft.com/windows/win32/api/sysinfoapi/nf-sysinfoapi-getsystemdirectoryw
 * @param getSystemDirectory Windows' function. It fills the buffer and gives the length in UTF-16 units.
 * @throws Error if Windows names none
 */
export function systemFolder(getSystemDirectory: (buffer: Buffer, size: number) => number): string {
  const buffer = Buffer.alloc(LONGEST_PATH * 2);
  const length = getSystemDirectory(buffer, LONGEST_PATH);
  if (length === 0 || length >= LONGEST_PATH) throw new Error('no system folder');
  return buffer.toString('utf16le', 0, length * 2);
}
