import { visibleName } from '../base/text/plain-text.ts';
import type { NameWords } from '../sessions/display-name.ts';
import { displayNames, NAME_ROOM } from '../sessions/display-name.ts';
import { isSameUser, signInKey } from '../sessions/identity.ts';
import type { OtherUser } from '../sessions/other-users.ts';
import { otherUsers } from '../sessions/other-users.ts';
import type { Session } from '../sessions/session.ts';
import type { People } from './listing.ts';
import type { OperatorFacts } from './words.ts';

/** What sentences call somebody: like nobody else who is signed in, also after they are gone from the listing. */
export type SentenceNames = (people: People, session: Session) => string;

/** So many people who are gone are told from each other. */
const MOST_GONE = 100;

/** Names everybody of a listing once, however often they are then spoken of. */
export function sentenceNames(words: NameWords): SentenceNames {
  const gone = new Map<string, OtherUser>();
  const known = new WeakMap<People, ReadonlyMap<string, string>>();

  function namesOf(people: People): ReadonlyMap<string, string> {
    const found = known.get(people);
    if (found !== undefined) return found;
    const names = displayNames(people.others, words, () => NAME_ROOM);
    const byKey = new Map(
      people.others.map(({ session }, index) => [signInKey(session), names[index] ?? ''] as const),
    );
    known.set(people, byKey);
    return byKey;
  }

  return (people, session) => {
    const isListed = namesOf(people).has(signInKey(session));
    const listed = isListed
      ? session
      : people.others.find((other) => isOnePerson(other.session, session))?.session;
    return listed === undefined ? goneName(people, session) : (namesOf(people).get(signInKey(listed)) ?? '');
  };

  function goneName({ others, operator }: People, session: Session): string {
    const key = signInKey(session);
    gone.delete(key);
    // So that it is still told whether this was another session of the operator's.
    const isOperator = operator !== null && otherUsers([operator, session]).some((each) => each.isOperator);
    gone.set(key, { session, isOperator, notOffered: null });
    for (const oldest of [...gone.keys()].slice(0, -MOST_GONE)) gone.delete(oldest);
    const left = lastOfEach(
      [...gone.values()].filter((each) => !others.some((other) => isOnePerson(other.session, each.session))),
    );
    return displayNames([...left, ...others], words, () => NAME_ROOM)[left.length - 1] ?? '';
  }
}

/** The last sign-in of each person. The order stays. */
function lastOfEach(people: readonly OtherUser[]): readonly OtherUser[] {
  return people.filter(({ session }, index) =>
    people.slice(index + 1).every((later) => !isOnePerson(later.session, session)),
  );
}

/**
 * Somebody who signed in twice, each time with the same number, has one name. So has somebody whose sign-in Windows does
 * not tell any more. Whether it is the same sign-in is asked elsewhere.
 */
function isOnePerson(one: Session, other: Session): boolean {
  return one.host === other.host && one.sessionId === other.sessionId && isSameUser(one, other);
}

/** What sentences call whoever has this session of this PC; null for nobody who is listed. */
export function nameOfSession(people: People, id: number, nameOf: SentenceNames): string | null {
  const found = people.others.find(({ session }) => session.sessionId === id);
  return found === undefined ? null : nameOf(people, found.session);
}

/**
 * The operator, as another person reads it.
 * @param own their session; null where Windows does not tell it, as over SSH
 */
export function operatorName(own: Session | null, unknown: string): string {
  return visibleName(own?.fullName ?? '') || visibleName(own?.userName ?? '') || unknown;
}

/** The operator, as whoever is signed in to that PC reads it. */
export function shownOperator(own: Session | null, unknown: string, host: string): OperatorFacts {
  const isThere = own !== null && own.host === host;
  return { operator: operatorName(own, unknown), account: isThere ? shownAccount(own) : null };
}

/** `OFFICE\kai`, or `kai` where no domain is known. @returns null if Windows did not tell the account */
export function shownAccount({
  domainName,
  userName,
}: Pick<Session, 'domainName' | 'userName'>): string | null {
  const [domain, user] = [visibleName(domainName), visibleName(userName)];
  return user === '' ? null : domain === '' ? user : `${domain}\\${user}`;
}
