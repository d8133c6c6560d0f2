import type { ProtectedUsers } from '../sessions/protected-users.ts';
import {
  accountOf,
  entryFault,
  fold,
  isMailAddress,
  isSid,
  protection,
} from '../sessions/protected-users.ts';
import type { Session } from '../sessions/session.ts';

/** For all look-ups together: a domain controller may be out of reach. In ms. */
const DEADLINE = 5000;

/** Whether Windows knows a user of this name, or SID; null where it cannot tell. */
export interface KnownUsers {
  isUser(account: string): Promise<boolean | null>;
  isUserSid(sid: string): Promise<boolean | null>;
}

export interface UnknownEntries {
  /** They protect nobody who is signed in, and Windows knows no user by them. */
  readonly nobody: readonly string[];
  /** Mail addresses that Windows cannot tell the account of: they may be anybody's. */
  readonly untold: readonly string[];
}

/** The entries of `protected` of which something is to be said. Where Windows cannot tell of others, nothing is. */
export async function unknownEntries(
  users: ProtectedUsers,
  sessions: readonly Session[],
  { isUser, isUserSid }: KnownUsers,
): Promise<UnknownEntries> {
  if (users === 'unknown') return { nobody: [], untold: [] };
  const isFound = (entry: string) => sessions.some((session) => protection(session, [entry]) === 'protected');
  const asked = users
    .filter((entry) => typeof entry === 'string')
    .filter((entry) => entryFault(entry) === null && (isMailAddress(entry) || !isFound(entry)));
  const known = await Promise.all(
    asked.map((entry) => {
      const answer = isSid(entry) ? isUserSid(fold(entry)) : isUser(accountOf(entry));
      return timely(answer.catch(() => null));
    }),
  );
  return {
    nobody: asked.filter((entry, index) => known[index] === false && !isFound(entry)),
    untold: asked.filter((entry, index) => known[index] === null && isMailAddress(entry)),
  };
}

function timely(answer: Promise<boolean | null>): Promise<boolean | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), DEADLINE);
    void answer.then((known) => {
      clearTimeout(timer);
      resolve(known);
    });
  });
}
