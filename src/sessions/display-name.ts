import type { OtherUser } from './other-users.ts';
import type { Session } from './session.ts';

/** The two phrases a name may need. See `Words.name`. */
export interface NameWords {
  readonly you: string;
  nobody(sessionId: number): string;
  withSession(name: string, sessionId: number): string;
}

/** Longer names are cut by whoever shows them; this only keeps a hostile one from being carried around. */
const LONGEST_NAME = 64;

/**
 * How to call each of these people, in their order: the full name where Windows tells it, the account name
 * where two would look alike, `DOMAIN\name` or the session id where that is not enough either.
 */
export function displayNames(people: readonly OtherUser[], words: NameWords): readonly string[] {
  const attempts = [friendly, account, qualified].map((name) => people.map((person) => name(person, words)));
  return people.map(({ session }, index) => {
    const unique = attempts.find((names) => isUnique(names, index));
    const last = attempts.at(-1)?.[index] ?? '';
    return unique?.[index] ?? words.withSession(last, session.sessionId);
  });
}

/** A name without what could break a line, hide or reverse its neighbours: it comes from another account. */
export function plainName(name: string): string {
  const plain = name
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return [...plain.toWellFormed()].slice(0, LONGEST_NAME).join('');
}

function friendly({ session, isOperator }: OtherUser, words: NameWords): string {
  if (isOperator) return words.you;
  const full = plainName(session.fullName ?? '');
  return full === '' ? accountOf(session, words) : full;
}

function account({ session }: OtherUser, words: NameWords): string {
  return accountOf(session, words);
}

function qualified({ session }: OtherUser, words: NameWords): string {
  const domain = plainName(session.domainName);
  const name = accountOf(session, words);
  return domain === '' ? name : `${domain}\\${name}`;
}

function accountOf(session: Session, words: NameWords): string {
  const name = plainName(session.userName);
  return name === '' ? words.nobody(session.sessionId) : name;
}

function isUnique(names: readonly string[], index: number): boolean {
  const name = names[index]?.toLowerCase();
  return names.every((other, at) => at === index || other.toLowerCase() !== name);
}
