import { LATE, within } from '../base/deadline.ts';
import { fold } from '../sessions/folded-name.ts';
import { accountOf, entryFault, isMailAddress, isSid } from '../sessions/protected-entry.ts';
import type { ProtectedUsers, Protection } from '../sessions/protected-users.ts';
import { protection } from '../sessions/protected-users.ts';
import type { Session } from '../sessions/session.ts';

/** For all look-ups together: a domain controller may be out of reach. In ms. */
const DEADLINE = 5000;

/** Whether Windows knows a user with this name or SID; null if it cannot tell. */
export interface KnownUsers {
  isUser(account: string): Promise<boolean | null>;
  isUserSid(sid: string): Promise<boolean | null>;
}

export interface UnknownEntries {
  /** They match nobody who is signed in, and Windows knows no such user. */
  readonly nobody: readonly string[];
  /**
   * Mail addresses whose account Windows cannot tell, and entries that may be the full name of somebody whose full
   * name Windows does not tell. Anybody they may mean is not offered.
   */
  readonly untold: readonly string[];
}

/**
 * The entries of `protected` that need a word to the operator. Other entries that Windows cannot tell about are
 * left out.
 */
export async function unknownEntries(
  users: ProtectedUsers,
  sessions: readonly Session[],
  { isUser, isUserSid }: KnownUsers,
): Promise<UnknownEntries> {
  if (users === 'unknown') return { nobody: [], untold: [] };
  const isAnybody = (entry: string, wanted: Protection) =>
    sessions.some((session) => protection(session, [entry]) === wanted);
  const entries = users
    .filter((entry) => typeof entry === 'string')
    .filter((entry) => entryFault(entry) === null);
  const names = entries.filter((entry) => !isMailAddress(entry) && !isSid(entry));
  const untold = new Set(names.filter((entry) => isAnybody(entry, 'unknown')));
  const nobody = new Set<string>();
  await Promise.all(
    entries.map(async (entry) => {
      const isFound = isAnybody(entry, 'protected');
      if (untold.has(entry) || (isFound && !isMailAddress(entry))) return;
      const answer = isSid(entry) ? isUserSid(fold(entry)) : isUser(accountOf(entry));
      const isKnown = await timely(answer);
      if (isKnown === null && isMailAddress(entry)) untold.add(entry);
      if (isKnown === false && !isFound) nobody.add(entry);
    }),
  );
  const inOrder = (found: ReadonlySet<string>) => entries.filter((entry) => found.has(entry));
  return { nobody: inOrder(nobody), untold: inOrder(untold) };
}

/** The answer, or null if it does not come in time. */
async function timely(answer: Promise<boolean | null>): Promise<boolean | null> {
  const known = await within(
    answer.catch(() => null),
    DEADLINE,
  );
  return known === LATE ? null : known;
}
