import { visibleName } from '../base/text/plain-text.ts';
import type { NameWords } from '../sessions/display-name.ts';
import { displayNames } from '../sessions/display-name.ts';
import type { ToldEntry } from './history-reader.ts';

type Account = ToldEntry['target'];

/** What somebody is called in the history. Ready to be shown. */
export type HistoryNames = (account: Account) => string;

/** What is known of one person, by all their entries. */
interface Known {
  readonly sessionId: number;
  host: string;
  readonly userName: string;
  domainName: string;
  sid: string | null;
  /** As the menu called them last; null if no entry says. */
  fullName: string | null;
}

/**
 * Names these people as menus do: by the name that the operator saw last. Where two would look alike, it is the
 * account name, then `DOMAIN\name`, then one with the session. Pure.
 */
export function historyNames(accounts: readonly Account[], words: NameWords): HistoryNames {
  const people: Known[] = [];
  const of = new Map<Account, Known>();
  for (const account of accounts) {
    const seen = knownOf(account);
    const found = people.find((each) => isSame(each, seen));
    const person = found ?? seen;
    if (found === undefined) people.push(person);
    person.sid ??= seen.sid;
    person.host ||= seen.host;
    person.domainName ||= seen.domainName;
    person.fullName = seen.fullName ?? person.fullName;
    of.set(account, person);
  }
  const names = displayNames(
    people.map((session) => ({ session, isOperator: false })),
    words,
  );
  const byPerson = new Map(people.map((person, index) => [person, names[index] ?? '']));
  return (account) => byPerson.get(of.get(account) ?? knownOf(account)) ?? words.nobody(account.sessionId);
}

/** The file is the user's, so any of it may be missing or of another type. */
function knownOf({ sessionId, userName, host, domainName, sid, name }: Account): Known {
  return {
    sessionId,
    userName,
    host: textOf(host),
    domainName: textOf(domainName),
    sid: textOf(sid) || null,
    fullName: visibleName(textOf(name)) || null,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * By the SID if both have one. Else by the account. A receipt tells no PC, and a host that reads `quser` no domain.
 */
function isSame(one: Known, other: Known): boolean {
  if (!mayBeSame(one.host, other.host)) return false;
  if (one.sid !== null && other.sid !== null) return one.sid === other.sid;
  if (!mayBeSame(one.domainName, other.domainName)) return false;
  if (one.userName === '' && one.sessionId !== other.sessionId) return false;
  return one.userName.toLowerCase() === other.userName.toLowerCase();
}

/** Empty is unknown. */
function mayBeSame(one: string, other: string): boolean {
  return one === '' || other === '' || one.toLowerCase() === other.toLowerCase();
}
