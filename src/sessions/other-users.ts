import { accountName, isSignInKnown } from './identity.ts';
import type { ProtectedUsers } from './protected-users.ts';
import { protection } from './protected-users.ts';
import type { Session, SessionState } from './session.ts';
import { isSignOutId } from './session.ts';

/** States without a person: the remote listener, and stations that are starting, failing or shadowing. */
const NOBODY: ReadonlySet<SessionState | 'unknown'> = new Set([
  'listen',
  'connectQuery',
  'shadow',
  'reset',
  'down',
  'init',
]);

/**
 * Why a listed person cannot be signed out; null if they can be asked about.
 *
 * - `unreadable`: this account may not read whose session it is or since when. So nobody could tell whether it is
 *   still the same one.
 * - `protected`: the settings say that this account is never offered.
 * - `protectedUnknown`: nobody can tell whether the account is protected.
 * - `ownUnknown`: no session is marked as the operator's own, so any of them could be.
 */
export type NotOffered = 'unreadable' | 'protected' | 'protectedUnknown' | 'ownUnknown';

export interface OtherUser {
  readonly session: Session;
  /** The operator's own account in a second session. True only if Windows tells both SIDs. */
  readonly isOperator: boolean;
  readonly notOffered: NotOffered | null;
}

/**
 * The other people signed in to this PC, by name. Never the operator's own session, session 0, a session without a
 * user, or an id that a Windows call would misread.
 * @param protectedUsers accounts that are shown but never offered
 */
export function otherUsers(
  sessions: readonly Session[],
  protectedUsers: ProtectedUsers = [],
): readonly OtherUser[] {
  const own = sessions.find((session) => session.isCurrent);
  return sessions
    .filter(isSomebodyElse)
    .map((session) => ({
      session,
      isOperator: own !== undefined && isOwnAccount(own, session),
      notOffered: notOffered(session, own, protectedUsers),
    }))
    .sort((a, b) => byName(a.session, b.session));
}

function isSomebodyElse(session: Session): boolean {
  const isPerson = session.userName !== '' || !session.isReadable;
  return isPerson && isSignOutId(session.sessionId) && !session.isCurrent && !NOBODY.has(session.state);
}

function notOffered(
  session: Session,
  own: Session | undefined,
  protectedUsers: ProtectedUsers,
): NotOffered | null {
  if (!session.isReadable || !isSignInKnown(session)) return 'unreadable';
  switch (protection(session, protectedUsers)) {
    case 'protected':
      return 'protected';
    case 'unknown':
      return 'protectedUnknown';
    case 'free':
      return own === undefined ? 'ownUnknown' : null;
  }
}

/**
 * Two people may share a name, so a name alone proves nothing. On another PC a SID alone proves nothing either: PCs
 * copied from one another have accounts with the same SIDs.
 */
function isOwnAccount(own: Session, session: Session): boolean {
  if (own.sid === null || own.sid !== session.sid) return false;
  return !SHARED_DOMAINS.has(session.domainName.toUpperCase()) && accountName(own) === accountName(session);
}

/**
 * Windows looks up a SID by domain and name. In these domains one name may mean several people: Windows makes the
 * name of an Entra account from the full name, and cuts it.
 */
const SHARED_DOMAINS: ReadonlySet<string> = new Set(['', 'AZUREAD', 'MICROSOFTACCOUNT']);

const names = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

function byName(a: Session, b: Session): number {
  return names.compare(a.fullName || a.userName, b.fullName || b.userName) || a.sessionId - b.sessionId;
}
