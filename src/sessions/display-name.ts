import type { Form } from '../base/text/apart.ts';
import { apart, cutsOf } from '../base/text/apart.ts';
import { visibleName } from '../base/text/plain-text.ts';
import type { Session } from './session.ts';

/** The phrases a name may need. See `Words.name`. */
export interface NameWords {
  /** The operator's own account in a second session. The account is named, because it would be signed out. */
  ownSession(account: string): string;
  nobody(sessionId: number): string;
  /** `host` is set only if the people are on several PCs. */
  withSession(name: string, sessionId: number, host?: string): string;
}

/** What a name is made from. */
export type NamedSession = Pick<Session, 'host' | 'sessionId' | 'userName' | 'domainName' | 'fullName'>;

/** Somebody to be named. `isOperator`: it is the operator's own account in a second session. */
export interface NamedPerson {
  readonly session: NamedSession;
  readonly isOperator: boolean;
}

/** Room for a name in a sentence, in UTF-16 units, so that the rest of the sentence is not cut. */
export const NAME_ROOM = 24;

/** A shorter piece of a name is meaningless. In UTF-16 units. */
const SHORTEST_PIECE = 4;

/**
 * A display name for each of these people, in their order. It is the full name if Windows tells it. If two would
 * look alike, it is the account name, then `DOMAIN\name`, then one with the session id. No two look alike as shown,
 * cut to their room. That holds even if one person's full name is another's account.
 * @param roomOf the room for the person at that index, in UTF-16 units; unlimited if left out
 */
export function displayNames(
  people: readonly NamedPerson[],
  words: NameWords,
  roomOf: (index: number) => number = () => Number.POSITIVE_INFINITY,
): readonly string[] {
  const hosts = new Set(people.map(({ session }) => session.host.toLowerCase()));
  const form =
    (called: (person: NamedPerson, room: number) => readonly [string, string]): Form =>
    (index) => {
      const person = people[index];
      return person === undefined ? ['', ''] : called(person, roomOf(index));
    };
  const withSession = (name: string, { sessionId, host }: NamedSession) =>
    words.withSession(name, sessionId, hosts.size > 1 ? visibleName(host) : undefined);
  const ownWithin = (session: NamedSession, room: number) => {
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

function friendly(session: NamedSession, words: NameWords): string {
  const full = visibleName(session.fullName ?? '');
  return full === '' ? accountOf(session, words) : full;
}

/** `DOMAIN\name`. The domain is cut first. */
function qualifiedWithin(session: NamedSession, room: number, words: NameWords): readonly [string, string] {
  const domain = visibleName(session.domainName);
  const name = accountOf(session, words);
  const left = room - name.length - 1;
  if (domain === '' || left < Math.min(SHORTEST_PIECE, domain.length)) return cutsOf(name, room);
  const [end, middle] = cutsOf(domain, left);
  return [`${end}\\${name}`, `${middle}\\${name}`];
}

/** Keeps the session's number whole and cuts the name before it. */
function numberedWithin(
  session: NamedSession,
  room: number,
  words: NameWords,
  withSession: (name: string, session: NamedSession) => string,
): readonly [string, string] {
  const left = room - withSession('', session).length;
  if (left < SHORTEST_PIECE) return cutsOf(words.nobody(session.sessionId), room);
  const [end, middle] = qualifiedWithin(session, left, words);
  return [withSession(end, session), withSession(middle, session)];
}

function accountOf(session: NamedSession, words: NameWords): string {
  const name = visibleName(session.userName);
  return name === '' ? words.nobody(session.sessionId) : name;
}
