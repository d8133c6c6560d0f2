import iconv from 'iconv-lite';

/**
 * Decodes what a console program wrote: the OEM code page, as in 437, 850 or 936, never UTF-8. With an unknown
 * or unsupported code page only ASCII is certain; every other byte becomes U+FFFD.
 */
export function decodeOem(bytes: Buffer, codePage: number | null): string {
  const encoding = codePage === 65001 ? 'utf8' : `cp${codePage}`;
  return iconv.decode(bytes, codePage !== null && iconv.encodingExists(encoding) ? encoding : 'ascii');
}

/** Finds the OEM code page in the output of `reg query …\Nls\CodePage /v OEMCP`; null where it is not there. */
export function oemCodePage(output: string): number | null {
  const digits = /OEMCP\s+REG_SZ\s+(\d{3,5})\b/.exec(output)?.[1];
  return digits === undefined ? null : Number(digits);
}
