import { visibleName } from '../../base/text/plain-text.ts';
import { fold } from '../../sessions/folded-name.ts';
import { isAwayFor } from '../../sessions/idle-time.ts';
import type { OtherUser } from '../../sessions/other-users.ts';
import type { Session } from '../../sessions/session.ts';
import { sessionIdOf } from './options.ts';

/** Whom a command is about: the full name of an account or a person, a session's id, or both. */
export interface Wanted {
  readonly user: string | null;
  readonly id: number | null;
}

/**
 * The result of the search among the listed sessions.
 *
 * - `found`: exactly one.
 * - `none`: nobody has that name or id.
 * - `ambiguous`: several, all of them listed. The operator is one of them if the name fits them and somebody else.
 * - `own`: only the operator's own session.
 */
export type Target =
  | { readonly kind: 'found'; readonly person: OtherUser }
  | { readonly kind: 'none' }
  | { readonly kind: 'ambiguous'; readonly people: readonly OtherUser[] }
  | { readonly kind: 'own' };

/**
 * Finds one person by the whole name, because schools have accounts such as `1234` and `12345`. Case is ignored as
 * Windows ignores it. Anybody can give themselves any full name. So a full name that is also somebody else's
 * account or full name finds nobody. Nor does a name that only looks like somebody else's, or differs only by a
 * blank.
 * @param others everybody else, from `otherUsers`
 */
export function targetAmong(
  others: readonly OtherUser[],
  sessions: readonly Session[],
  wanted: Wanted,
): Target {
  if (!others.some(({ session }) => isWanted(session, wanted, sameName))) {
    const isOwn = sessions.some((session) => session.isCurrent && isWanted(session, wanted, sameName));
    return { kind: isOwn ? 'own' : 'none' };
  }
  const people = others.filter(({ session }) => isWanted(session, wanted, likeName));
  const own = sessions.find((session) => session.isCurrent && isWanted(session, wanted, likeName));
  const isAnotherToo = ({ session, isOperator }: OtherUser) => session.host === own?.host && !isOperator;
  if (own !== undefined && people.some(isAnotherToo)) {
    return { kind: 'ambiguous', people: [...people, { session: own, isOperator: true, notOffered: null }] };
  }
  const [first, second] = people;
  return first !== undefined && second === undefined
    ? { kind: 'found', person: first }
    : { kind: 'ambiguous', people };
}

/** Makes a comparable form of a name. Names with one form count as the same. */
type NameForm = (name: string) => string;

function isWanted(session: Session, { user, id }: Wanted, form: NameForm): boolean {
  if (id !== null && session.sessionId !== id) return false;
  return user === null ? id !== null : isCalled(session, user, form);
}

/**
 * All sessions of whoever is meant. A number that is nobody's name is a session's id, as `query user 2` takes it. Only to
 * tell about them: nobody is signed out by a number that was not called one.
 */
export function sessionsOf(sessions: readonly Session[], wanted: Wanted): readonly Session[] {
  const called = sessions.filter((session) => isWanted(session, wanted, sameName));
  const number = wanted.user === null || wanted.id !== null ? null : sessionIdOf(wanted.user);
  if (called.length > 0 || number === null) return called;
  return sessions.filter(({ sessionId }) => sessionId === number);
}

/** True if this is the whole name of the account, with or without its domain, or the person's full name. */
export function isCalled(
  { host, userName, domainName, fullName }: Session,
  name: string,
  form: NameForm = sameName,
): boolean {
  const wanted = form(name);
  if (wanted === '' || userName === '') return false;
  // `.\ben` is an account of the PC itself. An account without a known domain may be one.
  const isLocal = domainName === '' || sameName(domainName) === sameName(host.split('.')[0] ?? '');
  return [
    userName,
    // The name as shown, because an account's name may have invisible characters.
    visibleName(userName),
    `${domainName}\\${userName}`,
    ...(isLocal ? [`.\\${userName}`] : []),
    visibleName(fullName ?? ''),
  ].some((each) => form(each) === wanted);
}

/** The form in which Windows compares account names. A match is the person meant. */
function sameName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** The form in which two names look alike, which matches more than `sameName`. A match may be the person meant. */
function likeName(name: string): string {
  return fold(sameName(name));
}

/**
 * The people who are known to have been away for this long, whether they can be asked about or not. Nobody with an
 * unknown time, or in use, is among them.
 * @param overMs null for everybody
 */
export function everybody(others: readonly OtherUser[], overMs: number | null): readonly OtherUser[] {
  if (overMs === null) return others;
  return others.filter(({ session }) => isAwayFor(session, overMs));
}
