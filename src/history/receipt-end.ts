import type { Session } from '../sessions/session.ts';
import type { Became, Receipt } from './receipts.ts';

/** A polite sign-out has ended, or was kept from it, by then. In ms. */
const GOES_ON = 60_000;

/**
 * What became of the sign-out, as its person's Usher sees it later. Only a sign-in after the receipt proves that they
 * were signed out.
 * @param own their session now; null if it is not known
 * @param now in ms since 1970
 * @returns `goesOn` if it may not have ended yet
 */
export function receiptEnd(
  { became, time, person }: Pick<Receipt, 'became' | 'time' | 'person'>,
  own: Pick<Session, 'logonTime'> | null,
  now: number,
): Became | 'goesOn' {
  if (became !== 'unknown') return became;
  const logon = own?.logonTime ?? null;
  if (logon !== null && logon > time) return 'signedOut';
  if (now - time < GOES_ON) return 'goesOn';
  const isSame = logon !== null && person.logonTime === Math.trunc(logon);
  return isSame ? 'kept' : 'unknown';
}
