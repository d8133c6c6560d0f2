import type { Session } from './session.ts';

/**
 * True if both snapshots are certainly the same sign-in of the same person: same host, session id, user and logon
 * time. None of these alone is enough: Windows reuses session ids, one account may own several sessions, and the
 * next person to sign in takes over a logon screen's session.
 *
 * SIDs decide if both snapshots have one. Otherwise account names decide, ignoring case because `quser` writes them
 * in lower case. If a logon time is missing, the answer is false: unknown is never equal.
 */
export function isSameSignIn(a: Session, b: Session): boolean {
  return a.host === b.host && a.sessionId === b.sessionId && isSameUser(a, b) && isSameLogon(a, b);
}

/** False if Windows tells no logon time. Then nobody can tell whether it is still the same sign-in. */
export function isSignInKnown({ logonTime, logonText }: Session): boolean {
  return logonTime !== null || (logonText !== null && logonText !== '');
}

/** True if both snapshots are of the same account. */
export function isSameUser(a: Session, b: Session): boolean {
  if (a.sid !== null && b.sid !== null) return a.sid === b.sid;
  return accountName(a) === accountName(b);
}

/**
 * A key for this sign-in that stays the same across listings; identifies its row and its conversation. It leaves
 * out the SID, which may arrive one listing later.
 */
export function signInKey(session: Session): string {
  const logon = session.logonTime ?? session.logonText ?? 'unknown';
  return [session.host, session.sessionId, accountName(session), logon].join('|');
}

function isSameLogon(a: Session, b: Session): boolean {
  if (a.logonTime !== null && b.logonTime !== null) return a.logonTime === b.logonTime;
  return a.logonText !== null && a.logonText !== '' && a.logonText === b.logonText;
}

/** `domain\name` in lower case. Two people may share it, so it is no identity by itself. */
export function accountName(session: Session): string {
  return `${session.domainName}\\${session.userName}`.toLowerCase();
}

/**
 * True if a kept line names the account of that person. Its domain may be missing, or of another type: then it is
 * nobody's.
 */
export function isAccountOf(
  kept: { readonly userName: string; readonly domainName?: unknown },
  { userName, domainName }: Session,
): boolean {
  return (
    kept.userName.toLowerCase() === userName.toLowerCase() &&
    typeof kept.domainName === 'string' &&
    kept.domainName.toLowerCase() === domainName.toLowerCase()
  );
}
