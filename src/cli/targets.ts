import { plainName } from '../sessions/display-name.ts';
import { isAwayFor } from '../sessions/idle-time.ts';
import type { OtherUser } from '../sessions/other-users.ts';
import type { Session } from '../sessions/session.ts';

/** Whom a command is about: the whole name of an account or of a person, a session's id, or both. */
export interface Wanted {
  readonly user: string | null;
  readonly id: number | null;
}

/**
 * Who that is among the sessions that were listed.
 *
 * - `found`: exactly one.
 * - `none`: nobody has that name, or that id.
 * - `ambiguous`: several, all of them listed; the operator too, where the name fits them and somebody else.
 * - `own`: only the operator's own session.
 */
export type Target =
  | { readonly kind: 'found'; readonly person: OtherUser }
  | { readonly kind: 'none' }
  | { readonly kind: 'ambiguous'; readonly people: readonly OtherUser[] }
  | { readonly kind: 'own' };

/**
 * Finds one person by name, never by a part of it: schools have accounts such as `1234` and `12345`. Capitals count
 * for as little as Windows takes them for. Anybody can give themselves any full name, so one that is another one's
 * account, or full name, finds nobody.
 * @param others everybody else, as `otherUsers` tells them
 */
export function targetAmong(
  others: readonly OtherUser[],
  sessions: readonly Session[],
  wanted: Wanted,
): Target {
  const people = others.filter(({ session }) => isWanted(session, wanted));
  const own = sessions.find((session) => session.isCurrent && isWanted(session, wanted));
  const [first] = people;
  if (first === undefined) return { kind: own === undefined ? 'none' : 'own' };
  const isAnotherToo = ({ session, isOperator }: OtherUser) => session.host === own?.host && !isOperator;
  if (own !== undefined && people.some(isAnotherToo)) {
    return { kind: 'ambiguous', people: [...people, { session: own, isOperator: true, notOffered: null }] };
  }
  return people.length === 1 ? { kind: 'found', person: first } : { kind: 'ambiguous', people };
}

function isWanted(session: Session, { user, id }: Wanted): boolean {
  if (id !== null && session.sessionId !== id) return false;
  return user === null ? id !== null : isCalled(session, user);
}

/** True where that is the whole name of the account, with its domain or without, or the person's full name. */
export function isCalled({ host, userName, domainName, fullName }: Session, name: string): boolean {
  const wanted = folded(name);
  if (wanted === '' || userName === '') return false;
  // `.\ben` is an account of the PC itself; where no domain is told it may be one.
  const isLocal = domainName === '' || folded(domainName) === folded(host.split('.')[0] ?? '');
  return [
    userName,
    // As it is shown: an account may hold signs that nobody sees.
    plainName(userName),
    `${domainName}\\${userName}`,
    ...(isLocal ? [`.\\${userName}`] : []),
    plainName(fullName ?? ''),
  ].some((each) => folded(each) === wanted);
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/**
 * Those who are known not to have been there for so long, whether they can be asked about or not; who is in use, or of
 * whom Windows cannot tell, is none of them.
 * @param overMs null for everybody
 */
export function everybody(others: readonly OtherUser[], overMs: number | null): readonly OtherUser[] {
  if (overMs === null) return others;
  return others.filter(({ session }) => isAwayFor(session, overMs));
}
