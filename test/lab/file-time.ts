/** FILETIME counts 100 ns from 1601-01-01 UTC; this many ms lie between that and 1970. */
const EPOCH_MS = 11_644_473_600_000n;
const TICKS_PER_MS = 10_000n;

/** A moment in ms since 1970 as a decimal FILETIME; `0` for null, which means that Windows does not tell. */
export function toFileTime(ms: number | null): string {
  return ms === null ? '0' : String((BigInt(Math.round(ms)) + EPOCH_MS) * TICKS_PER_MS);
}

/** The reverse of `toFileTime`, cut to whole ms. @throws SyntaxError if it is no decimal number */
export function fromFileTime(fileTime: string): number | null {
  const ticks = BigInt(fileTime);
  return ticks === 0n ? null : Number(ticks / TICKS_PER_MS - EPOCH_MS);
}
