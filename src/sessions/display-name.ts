import type { Form } from '../base/text/apart.ts';
import { apart, cutsOf } from '../base/text/apart.ts';
import { visibleName } from '../base/text/plain-text.ts';
import type { OtherUser } from './other-users.ts';
import type { Session } from './session.ts';

export { visibleName as plainName };

/** The phrases a name may need. See `Words.name`. */
export interface NameWords {
  /** The operator's own account in a second session; its name is said, because it is what will be signed out. */
  ownSession(account: string): string;
  nobody(sessionId: number): string;
  /** `host` only where they are on several PCs. */
  withSession(name: string, sessionId: number, host?: string): string;
}

/** What a sentence has for a name, in UTF-16 units; so that what it says is not cut. */
export const NAME_ROOM = 24;

/** A shorter piece of a name says nothing. In UTF-16 units. */
const SHORTEST_PIECE = 4;

/**
 * How to call each of these people, in their order: the full name where Windows tells it, the account name
 * where two would look alike, `DOMAIN\name` or the session id where that is not enough either. No two look
 * alike as they are shown, cut to their rooms, not even one who bears another's account as a full name.
 * @param roomOf how much room there is for the person at that place, in UTF-16 units; as much as needed where it is left out
 */
export function displayNames(
  people: readonly OtherUser[],
  words: NameWords,
  roomOf: (index: number) => number = () => Number.POSITIVE_INFINITY,
): readonly string[] {
  const hosts = new Set(people.map(({ session }) => session.host.toLowerCase()));
  const form =
    (called: (person: OtherUser, room: number) => readonly [string, string]): Form =>
    (index) => {
      const person = people[index];
      return person === undefined ? ['', ''] : called(person, roomOf(index));
    };
  const withSession = (name: string, { sessionId, host }: Session) =>
    words.withSession(name, sessionId, hosts.size > 1 ? visibleName(host) : undefined);
  const ownWithin = (session: Session, room: number) => {
    const own = words.ownSession(accountOf(session, words));
    return own.length <= room ? cutsOf(own, room) : numberedWithin(session, room, words, withSession);
  };
  const numbered = form(({ session }, room) => numberedWithin(session, room, words, withSession));
  return apart(
    people.length,
    [
      form((person, room) =>
        person.isOperator ? ownWithin(person.session, room) : cutsOf(friendly(person.session, words), room),
      ),
      form(({ session }, room) => cutsOf(accountOf(session, words), room)),
      form(({ session }, room) => qualifiedWithin(session, room, words)),
      numbered,
    ],
    [numbered, form(({ session }, room) => cutsOf(words.nobody(session.sessionId), room))],
    roomOf,
  );
}

function friendly(session: Session, words: NameWords): string {
  const full = visibleName(session.fullName ?? '');
  return full === '' ? accountOf(session, words) : full;
}

/** `DOMAIN\name`: of the domain goes first what there is no room for. */
function qualifiedWithin(session: Session, room: number, words: NameWords): readonly [string, string] {
  const domain = visibleName(session.domainName);
  const name = accountOf(session, words);
  const left = room - name.length - 1;
  if (domain === '' || left < Math.min(SHORTEST_PIECE, domain.length)) return cutsOf(name, room);
  const [end, middle] = cutsOf(domain, left);
  return [`${end}\\${name}`, `${middle}\\${name}`];
}

/** The session's number stays whole; before it stands as much as there is room for. */
function numberedWithin(
  session: Session,
  room: number,
  words: NameWords,
  withSession: (name: string, session: Session) => string,
): readonly [string, string] {
  const left = room - withSession('', session).length;
  if (left < SHORTEST_PIECE) return cutsOf(words.nobody(session.sessionId), room);
  const [end, middle] = qualifiedWithin(session, left, words);
  return [withSession(end, session), withSession(middle, session)];
}

function accountOf(session: Session, words: NameWords): string {
  const name = visibleName(session.userName);
  return name === '' ? words.nobody(session.sessionId) : name;
}
