/** Byte order marks and their encodings. Windows PowerShell's `>` writes UTF-16. */
const MARKS = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const;

/**
 * The text of a file, without its byte order mark; UTF-8 if there is none.
 * @returns null if the bytes are invalid in that encoding, because names would be misread
 */
export function fileText(bytes: Uint8Array): string | null {
  const [encoding] = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte)) ?? ['utf-8'];
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
