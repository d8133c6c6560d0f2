/** The encodings by the mark that a text may begin with. Windows PowerShell's `>` writes UTF-16. */
const MARKS = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const;

/**
 * The text of a file, without its mark; UTF-8 where there is none.
 * @returns null where the bytes are no text of that encoding: read wrongly, names would be other names
 */
export function fileText(bytes: Uint8Array): string | null {
  const [encoding] = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte)) ?? ['utf-8'];
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
