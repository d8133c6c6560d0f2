/**
 * A binary SID as `S-1-5-21-…`; null if the bytes are not a whole SID of revision 1. Layout: revision, count of
 * sub-authorities, 48-bit authority (big endian), 32-bit sub-authorities.
 * https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-sid
 */
export function sidText(bytes: Buffer): string | null {
  if (bytes.length < 8 || bytes.readUInt8(0) !== 1) return null;
  const count = bytes.readUInt8(1);
  if (count < 1 || count > 15 || bytes.length < 8 + count * 4) return null;
  const authority = bytes.readUIntBE(2, 6);
  const parts = Array.from({ length: count }, (_, index) => bytes.readUInt32LE(8 + index * 4));
  return ['S', 1, authority, ...parts].join('-');
}

/** `S-1-5-21-…` as a binary SID; null if the text is no SID. */
export function sidBytes(text: string): Buffer | null {
  const [, authority = '', ...parts] = /^S-1-\d+(?:-\d+){1,15}$/.test(text) ? text.slice(2).split('-') : [];
  const numbers = parts.map(Number);
  if (numbers.length === 0 || Number(authority) >= 2 ** 48 || numbers.some((part) => part >= 2 ** 32))
    return null;
  const bytes = Buffer.alloc(8 + numbers.length * 4);
  bytes.writeUInt8(1, 0);
  bytes.writeUInt8(numbers.length, 1);
  bytes.writeUIntBE(Number(authority), 2, 6);
  for (const [index, part] of numbers.entries()) bytes.writeUInt32LE(part, 8 + index * 4);
  return bytes;
}
