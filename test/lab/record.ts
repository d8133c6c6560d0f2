/**
 * A value of pc.txt: percent-encoded UTF-8, so that blanks, `%`, `=`, line ends and non-ASCII are always encoded.
 */
export function encodeValue(value: string): string {
  return Array.from(new TextEncoder().encode(value), (byte) =>
    byte > 0x20 && byte < 0x7f && byte !== 0x25 && byte !== 0x3d
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}

/** @throws URIError if it is not percent-encoded UTF-8 */
export function decodeValue(value: string): string {
  return decodeURIComponent(value);
}

/** The fields of one line after its first word, decoded, in their order. */
export function readFields(line: string): Map<string, string> {
  const fields = line.split(' ').slice(1);
  return new Map(
    fields.filter(Boolean).map((field) => {
      const at = field.indexOf('=');
      if (at < 1) throw new Error(`No key=value: ${field}`);
      return [field.slice(0, at), decodeValue(field.slice(at + 1))];
    }),
  );
}

export function writeFields(word: string, fields: Iterable<readonly [string, string]>): string {
  return [word, ...Array.from(fields, ([key, value]) => `${key}=${encodeValue(value)}`)].join(' ');
}
