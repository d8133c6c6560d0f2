import { visibleName } from '../../base/text/plain-text.ts';
import type { Session } from '../../sessions/session.ts';
import { isSignOutId } from '../../sessions/session.ts';

/** Who has the other end of a pipe, by Windows' calls on it. */
export interface Client {
  readonly sessionId: number;
  readonly processId: number | null;
  /** The SID of its account; null if Windows does not tell. */
  readonly user: string | null;
}

/** What this Usher listed last. */
export interface OwnListing {
  readonly sessions: readonly Session[];
  /** How long ago that was, in ms. */
  readonly ageMs: number;
}

/** Somebody in another session of this PC. */
export interface Asker {
  readonly sid: string;
  /** By this Usher's own listing, never by a line. */
  readonly name: string;
}

/** A listing older than this names nobody, in ms. */
const OLDEST = 60_000;

/**
 * Finds the client among the sessions of this PC.
 * @returns null for this very session, for an account that is not the one of its session, and in any doubt
 */
export function askerOf({ sessionId, user }: Client, listing: OwnListing | null): Asker | null {
  if (listing === null || !(listing.ageMs >= 0 && listing.ageMs <= OLDEST)) return null;
  if (user === null || user === '' || !isSignOutId(sessionId)) return null;
  const own = onlyOne(listing.sessions.filter(({ isCurrent }) => isCurrent));
  const session = onlyOne(listing.sessions.filter((each) => each.sessionId === sessionId));
  if (own === null || session === null) return null;
  const isNeighbor = session.sessionId !== own.sessionId && session.host === own.host;
  const name = nameOf(session, listing.sessions);
  return isNeighbor && session.sid === user && name !== '' ? { sid: user, name } : null;
}

/** The full name, or the account's where somebody else is called the same. @returns '' if nothing can be seen */
function nameOf(session: Session, sessions: readonly Session[]): string {
  const account = visibleName(session.userName);
  const full = visibleName(session.fullName ?? '');
  const others = sessions.filter(({ sid }) => sid !== session.sid);
  const taken = others.flatMap(({ fullName, userName }) => [fullName ?? '', userName].map(folded));
  return full === '' || taken.includes(folded(full)) ? account : full;
}

function folded(name: string): string {
  return visibleName(name).toLowerCase();
}

function onlyOne(found: readonly Session[]): Session | null {
  const [first] = found;
  return found.length === 1 && first !== undefined ? first : null;
}
