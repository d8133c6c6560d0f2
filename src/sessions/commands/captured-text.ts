import { decodeOem } from './oem-text.ts';

/**
 * Decodes a file that some shell wrote the output of `quser` to: by the mark at its head, else UTF-16 where every
 * second byte is zero, else UTF-8 where it is valid as that, else the OEM code page.
 * @param codePage see `decodeOem`
 */
export function capturedText(bytes: Buffer, codePage: number | null): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be');
  if (first !== undefined && first !== 0 && second === 0) return decoded(bytes, 'utf-16le');
  if (first === 0 && second !== undefined && second !== 0) return decoded(bytes, 'utf-16be');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeOem(bytes, codePage);
  }
}

/** Without the mark. What is no text becomes U+FFFD. */
function decoded(bytes: Buffer, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}
