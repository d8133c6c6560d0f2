import { isAwayFor } from '../sessions/idle-time.ts';
import type { OtherUser } from '../sessions/other-users.ts';
import type { Session } from '../sessions/session.ts';

/** Whom a command is about: an account's whole name, a session's id, or both. */
export interface Wanted {
  readonly user: string | null;
  readonly id: number | null;
}

/**
 * Who that is among the sessions that were listed.
 *
 * - `found`: exactly one.
 * - `none`: nobody has that name, or that id.
 * - `ambiguous`: several, all of them listed.
 * - `own`: only the operator's own session.
 */
export type Target =
  | { readonly kind: 'found'; readonly person: OtherUser }
  | { readonly kind: 'none' }
  | { readonly kind: 'ambiguous'; readonly people: readonly OtherUser[] }
  | { readonly kind: 'own' };

/**
 * Finds one person by name, never by a part of it: schools have accounts such as `1234` and `12345`. Capitals count
 * for as little as Windows takes them for.
 * @param others everybody else, as `otherUsers` tells them
 */
export function targetAmong(
  others: readonly OtherUser[],
  sessions: readonly Session[],
  wanted: Wanted,
): Target {
  const people = others.filter(({ session }) => isWanted(session, wanted));
  const [first] = people;
  if (first !== undefined) {
    return people.length === 1 ? { kind: 'found', person: first } : { kind: 'ambiguous', people };
  }
  const isOwn = sessions.some((session) => session.isCurrent && isWanted(session, wanted));
  return { kind: isOwn ? 'own' : 'none' };
}

function isWanted({ sessionId, userName, domainName }: Session, { user, id }: Wanted): boolean {
  if (id !== null && sessionId !== id) return false;
  if (user === null) return id !== null;
  const name = user.toLowerCase();
  if (name === '') return false;
  return name === userName.toLowerCase() || name === `${domainName}\\${userName}`.toLowerCase();
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
