import { decodeOem } from './oem-text.ts';

/**
 * Decodes a file to which a shell wrote the output of `quser`. A byte order mark decides first. Else it is UTF-16
 * if every second byte is zero, UTF-8 if it is valid, or the OEM code page.
 * @param codePage see `decodeOem`
 */
export function capturedText(bytes: Buffer, codePage: number | null): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be');
  if (first !== 0 && second === 0) return decoded(bytes, 'utf-16le');
  if (first === 0 && second !== undefined && second !== 0) return decoded(bytes, 'utf-16be');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeOem(bytes, codePage);
  }
}

/** Drops the byte order mark. Invalid bytes become U+FFFD. */
function decoded(bytes: Buffer, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}
