import type { OtherUser } from './other-users.ts';
import type { Session } from './session.ts';

/** The phrases a name may need. See `Words.name`. */
export interface NameWords {
  /** The operator's own account in a second session; its name is said, because it is what will be signed out. */
  ownSession(account: string): string;
  nobody(sessionId: number): string;
  withSession(name: string, sessionId: number): string;
}

/** Longer names are cut by whoever shows them; this only keeps a hostile one from being carried around. */
const LONGEST_NAME = 64;

/**
 * How to call each of these people, in their order: the full name where Windows tells it, the account name
 * where two would look alike, `DOMAIN\name` or the session id where that is not enough either. No two look
 * alike, not even one who bears another's account as a full name.
 */
export function displayNames(people: readonly OtherUser[], words: NameWords): readonly string[] {
  const names = [account, qualified, numbered].reduce(
    (shorter, longer) =>
      people.map((person, index) =>
        isUnique(shorter, index) ? (shorter[index] ?? '') : longer(person, words),
      ),
    people.map((person) => friendly(person, words)),
  );
  const areUnique = names.every((_, index) => isUnique(names, index));
  return areUnique ? names : people.map((person) => numbered(person, words));
}

/** A name without what could break a line, hide or reverse its neighbours: it comes from another account. */
export function plainName(name: string): string {
  const plain = name
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/[\p{Bidi_Control}\u200b\u2060\ufeff]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (visible(plain).trim() === '') return '';
  return [...plain].slice(0, LONGEST_NAME).join('').trimEnd();
}

/** Without what takes no room on the screen, such as joiners and fillers. */
function visible(text: string): string {
  return text.replace(/\p{Default_Ignorable_Code_Point}/gu, '');
}

function friendly({ session, isOperator }: OtherUser, words: NameWords): string {
  if (isOperator) return words.ownSession(accountOf(session, words));
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

function numbered(person: OtherUser, words: NameWords): string {
  return words.withSession(qualified(person, words), person.session.sessionId);
}

function accountOf(session: Session, words: NameWords): string {
  const name = plainName(session.userName);
  return name === '' ? words.nobody(session.sessionId) : name;
}

function isUnique(names: readonly string[], index: number): boolean {
  const name = toTheEye(names[index] ?? '');
  return names.every((other, at) => at === index || toTheEye(other) !== name);
}

function toTheEye(name: string): string {
  return visible(name.normalize('NFKC')).toLowerCase();
}
