import type { Session } from '../../src/sessions/session.ts';
import { keyOf } from '../pc/sign-in.ts';

/*
 * Whom a text is about, by what a reader may make of it. It knows only who is signed in, and nothing of how names are
 * made.
 */

/** Everything that somebody may be called. */
export function formsOf({ fullName, userName, domainName, sessionId }: Session): readonly string[] {
  const names = [fullName ?? '', userName, `${domainName}\\${userName}`].filter((name) => name !== '');
  return [
    ...names,
    ...names.map((name) => `${name} (session ${sessionId})`),
    `You (${userName}, another session)`,
  ];
}

export const isPerson = ({ sessionId, isCurrent }: Session) => sessionId > 0 && !isCurrent;

/** The keys of the sign-ins that this name may mean. */
export function meant(name: string, sessions: readonly Session[]): readonly string[] {
  return sessions.filter((each) => isPerson(each) && formsOf(each).includes(name)).map(keyOf);
}

/** The keys of the sign-ins that a text which begins with a name may mean. */
export function beginsWith(text: string, sessions: readonly Session[]): readonly string[] {
  const isNamed = (each: Session) => formsOf(each).some((form) => text.startsWith(`${form} `));
  return sessions.filter((each) => isPerson(each) && isNamed(each)).map(keyOf);
}

/** What a row says, whom it names, and what a click on it means to whoever reads it. */
export type Intent =
  | { readonly kind: 'begin' | 'cancel' | 'yes' | 'note'; readonly keys: readonly string[] }
  | { readonly kind: 'beginGroup' | 'cancelGroup' | 'yesGroup' | 'other' };

const KEEPS = /[Cc]lick (?:here )?to (?:cancel|keep)/u;

/** @param text of an enabled row */
export function intentOf(text: string, sessions: readonly Session[]): Intent {
  if (/^Yes, sign out all \d+/u.test(text)) return { kind: 'yesGroup' };
  const yes = /^Yes, sign out (.+?)(?: anyway)?$/u.exec(text)?.[1];
  if (yes !== undefined) return { kind: 'yes', keys: meant(yes, sessions) };
  if (/\bkeep all/u.test(text)) return { kind: 'cancelGroup' };
  if (/^Sign out everyone /u.test(text)) return { kind: 'beginGroup' };
  const names = (form: string) =>
    text.startsWith(`${form}, `) ||
    text.startsWith(`Signing out ${form} `) ||
    text.startsWith(`Signing out ${form}…`);
  const keys = sessions.filter((each) => isPerson(each) && formsOf(each).some(names)).map(keyOf);
  if (keys.length === 0) return { kind: 'other' };
  if (KEEPS.test(text)) return { kind: 'cancel', keys };
  return { kind: /leave a message/u.test(text) ? 'note' : 'begin', keys };
}

/** Whoever has been away for so long is offered as one of everybody, in ms. */
const EVERYONE_AWAY = 60 * 60_000;

/** Whom a question is about. */
export interface Subject {
  readonly keys: readonly string[];
  readonly isAnyway: boolean;
  readonly isGroup: boolean;
}

/** @returns null for a text that asks about nobody's sign-out */
export function subjectOf(title: string, text: string, sessions: readonly Session[]): Subject | null {
  const one = /^Sign out (.+?)( anyway)?\?$/u.exec(title);
  if (one === null) return null;
  const [, name = '', anyway] = one;
  const isAnyway = anyway !== undefined;
  if (!/^\d+ people$/u.test(name)) return { keys: meant(name, sessions), isAnyway, isGroup: false };
  const count = Number.parseInt(name, 10);
  const named = sessions.filter((each) => isPerson(each) && formsOf(each).some((form) => isIn(form, text)));
  if (named.length >= count) return { keys: named.map(keyOf), isAnyway, isGroup: true };
  const away = longAway(sessions);
  return { keys: away.length === count ? away.map(keyOf) : [], isAnyway, isGroup: true };
}

/** Whoever a group that is too large to be named in a notification consists of, if there are just so many. */
function longAway(sessions: readonly Session[]): readonly Session[] {
  return sessions.filter((each) => isPerson(each) && (each.idle.ms ?? 0) >= EVERYONE_AWAY);
}

/** The same for the box of a helper, which names everybody's account whole. */
export function helpersSubjectOf(title: string, text: string, sessions: readonly Session[]): Subject | null {
  const found = subjectOf(title, text, sessions);
  if (found === null) return null;
  const named = sessions.filter((each) => {
    const account = `${each.domainName}\\${each.userName}`;
    return isPerson(each) && (text.includes(` (${account}): `) || text.includes(` the account ${account}. `));
  });
  return { ...found, keys: named.map(keyOf) };
}

/** As words of their own. */
function isIn(name: string, text: string): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  return !/[\w\\]/u.test(text[at - 1] ?? ' ') && !/[\w\\]/u.test(text[at + name.length] ?? ' ');
}
