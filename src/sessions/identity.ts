import type { Session } from './session.ts';

/**
 * True where both snapshots are certainly the same person's same sign-in: host, session id, user and logon
 * time. Windows reuses session ids, one account may own several sessions, and a logon screen's session is
 * taken over by whoever signs in next, so none of these alone is enough.
 *
 * SIDs decide where both snapshots have one; else the account's name does, without case because `quser`
 * lower-cases it. Without a logon time on either side the answer is false: unknown is never equal.
 */
export function isSameSignIn(a: Session, b: Session): boolean {
  return a.host === b.host && a.sessionId === b.sessionId && isSameUser(a, b) && isSameLogon(a, b);
}

/** False where Windows tells no logon time: then nobody can say whether this is the sign-in that it was. */
export function isSignInKnown({ logonTime, logonText }: Session): boolean {
  return logonTime !== null || (logonText !== null && logonText !== '');
}

/** True where both snapshots name the same account. */
export function isSameUser(a: Session, b: Session): boolean {
  if (a.sid !== null && b.sid !== null) return a.sid === b.sid;
  return accountName(a) === accountName(b);
}

/**
 * A name for this sign-in that stays the same over listings, for keeping its row and its conversation.
 * Without the SID, which may arrive a listing later than the session.
 */
export function signInKey(session: Session): string {
  const logon = session.logonTime ?? session.logonText ?? 'unknown';
  return [session.host, session.sessionId, accountName(session), logon].join('|');
}

function isSameLogon(a: Session, b: Session): boolean {
  if (a.logonTime !== null && b.logonTime !== null) return a.logonTime === b.logonTime;
  return a.logonText !== null && a.logonText !== '' && a.logonText === b.logonText;
}

/** `domain\name` in lower case. Two people may have one: no identity by itself. */
export function accountName(session: Session): string {
  return `${session.domainName}\\${session.userName}`.toLowerCase();
}
