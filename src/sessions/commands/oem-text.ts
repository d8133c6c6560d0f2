import iconv from 'iconv-lite';

/**
 * Decodes the output of a console program. It is in the OEM code page, such as 437, 850 or 936, never UTF-8. If the
 * code page is unknown or unsupported, only ASCII is certain. Then every other byte becomes U+FFFD.
 */
export function decodeOem(bytes: Buffer, codePage: number | null): string {
  const encoding = codePage === 65001 ? 'utf8' : `cp${codePage}`;
  return iconv.decode(bytes, codePage !== null && iconv.encodingExists(encoding) ? encoding : 'ascii');
}

/** Finds the OEM code page in the output of `reg query …\Nls\CodePage /v OEMCP`; null if it is missing. */
export function oemCodePage(output: string): number | null {
  const digits = /OEMCP\s+REG_SZ\s+(\d{3,5})\b/.exec(output)?.[1];
  return digits === undefined ? null : Number(digits);
}
