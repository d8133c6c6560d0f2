import { visibleName } from '../../base/text/plain-text.ts';
import { fold } from '../../sessions/folded-name.ts';
import { isAwayFor } from '../../sessions/idle-time.ts';
import type { OtherUser } from '../../sessions/other-users.ts';
import type { Session } from '../../sessions/session.ts';

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
 * account, or full name, finds nobody; nor does one that only looks like another's, or is the same but for a blank.
 * @param others everybody else, as `otherUsers` tells them
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

/** A form of a name: two names of one form are taken for the same. */
type NameForm = (name: string) => string;

function isWanted(session: Session, { user, id }: Wanted, form: NameForm): boolean {
  if (id !== null && session.sessionId !== id) return false;
  return user === null ? id !== null : isCalled(session, user, form);
}

/** True where that is the whole name of the account, with its domain or without, or the person's full name. */
export function isCalled(
  { host, userName, domainName, fullName }: Session,
  name: string,
  form: NameForm = sameName,
): boolean {
  const wanted = form(name);
  if (wanted === '' || userName === '') return false;
  // `.\ben` is an account of the PC itself; where no domain is told it may be one.
  const isLocal = domainName === '' || sameName(domainName) === sameName(host.split('.')[0] ?? '');
  return [
    userName,
    // As it is shown: an account may hold signs that nobody sees.
    visibleName(userName),
    `${domainName}\\${userName}`,
    ...(isLocal ? [`.\\${userName}`] : []),
    visibleName(fullName ?? ''),
  ].some((each) => form(each) === wanted);
}

/** As Windows takes two accounts for one: whoever is named so is meant. */
function sameName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** As an eye may take two names for one, which is more than `sameName` does: whoever is named so may be meant. */
function likeName(name: string): string {
  return fold(sameName(name));
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
