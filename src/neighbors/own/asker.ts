import { visibleName } from '../../base/text/plain-text.ts';
import type { Session } from '../../sessions/session.ts';
import { isSignOutId } from '../../sessions/session.ts';

/** Who has the other end of a pipe, by Windows' calls on it. */
export interface Client {
  readonly sessionId: number;
  readonly processId: number | null;
  /** The SID of its account. Null if Windows does not tell, as it usually does not of another account's process. */
  readonly user: string | null;
  /** Its access token. Null if Windows does not tell, and before something was read from it. */
  readonly token: ClientToken | null;
}

/** A client that has said nothing yet. Once something was read from it Windows tells its token. */
export interface NewClient extends Omit<Client, 'token'> {
  token(): ClientToken | null;
}

export interface ClientToken {
  readonly user: string | null;
  /** Null if Windows does not tell. */
  readonly isAdministrator: boolean | null;
}

/** What this Usher listed last. */
export interface OwnListing {
  readonly sessions: readonly Session[];
  /** How long ago that was, in ms. */
  readonly ageMs: number;
}

/** Somebody in another session of this PC, by this Usher's own listing. */
export interface Asker {
  readonly sid: string;
  /** Has a name that can be shown. Without a full name if somebody else is called the same. */
  readonly session: Session;
  /** The session that is asked. */
  readonly own: Session;
  /** True only if Windows says so: an elevated process in that session. */
  readonly isAdministrator: boolean;
  /**
   * Whose requests count together. An administrator's have a count of their own: what an ordinary program in that session
   * asked before does not keep a helper out.
   */
  readonly key: string;
}

/** A listing older than this names nobody, in ms. */
const OLDEST = 60_000;

/**
 * Finds the client among the sessions of this PC. Windows tells its session for certain, and the listing tells whose that
 * is. Where Windows tells the client's account too, it must be the same. Only an elevated administrator may be of another
 * account, whose password was given at this person's screen.
 * @returns null for this very session, for an account that is not the one of its session, and in any doubt
 */
export function askerOf({ sessionId, user, token }: Client, listing: OwnListing | null): Asker | null {
  if (listing === null || !(listing.ageMs >= 0 && listing.ageMs <= OLDEST)) return null;
  if (!isSignOutId(sessionId)) return null;
  const own = onlyOne(listing.sessions.filter(({ isCurrent }) => isCurrent));
  const session = onlyOne(listing.sessions.filter((each) => each.sessionId === sessionId));
  if (own === null || session === null) return null;
  const isNeighbor = session.sessionId !== own.sessionId && session.host === own.host;
  const { sid } = session;
  if (!isNeighbor || sid === null || sid === '') return null;
  const isAdministrator = token?.isAdministrator === true;
  const accounts = [user, token?.user ?? null];
  if (!isAdministrator && accounts.some((account) => account !== null && account !== sid)) return null;
  const named = isNameTaken(session, listing.sessions) ? { ...session, fullName: null } : session;
  const name = visibleName(named.fullName ?? '') || visibleName(named.userName);
  if (name === '') return null;
  return { sid, session: named, own, isAdministrator, key: isAdministrator ? `administrator ${sid}` : sid };
}

/** Whether somebody else has this full name, as their own or as their account's. */
function isNameTaken({ sid, fullName }: Session, sessions: readonly Session[]): boolean {
  const others = sessions.filter((each) => each.sid !== sid);
  const names = others.flatMap((each) => [each.fullName ?? '', each.userName]).map(folded);
  return names.includes(folded(fullName ?? ''));
}

function folded(name: string): string {
  return visibleName(name).toLowerCase();
}

function onlyOne(found: readonly Session[]): Session | null {
  const [first = null] = found;
  return found.length === 1 ? first : null;
}
