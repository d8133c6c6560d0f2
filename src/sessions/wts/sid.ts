/**
 * A binary SID as `S-1-5-21-…`; null where the bytes are not a whole SID of revision 1.
 * Layout: revision, count of sub-authorities, 48-bit authority (big endian), 32-bit sub-authorities.
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
