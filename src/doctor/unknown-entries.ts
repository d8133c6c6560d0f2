import type { ProtectedUsers } from '../sessions/protected-users.ts';
import { entryFault, isSid, protection } from '../sessions/protected-users.ts';
import type { Session } from '../sessions/session.ts';

/** For all look-ups together: a domain controller may be out of reach. In ms. */
const DEADLINE = 5000;

/**
 * The entries of `protected` that protect nobody who is signed in, and that Windows knows no user by. A SID needs
 * no account, and where Windows cannot tell, nothing is said.
 * @param isAccount whether Windows knows a user of this name; null where it cannot tell
 */
export async function unknownEntries(
  users: ProtectedUsers,
  sessions: readonly Session[],
  isAccount: (account: string) => Promise<boolean | null>,
): Promise<readonly string[]> {
  if (users === 'unknown') return [];
  const asked = users.filter(
    (entry) =>
      entryFault(entry) === null &&
      !isSid(entry) &&
      !sessions.some((session) => protection(session, [entry]) === 'protected'),
  );
  const known = await Promise.all(
    asked.map((entry) => timely(isAccount(accountOf(entry)).catch(() => null))),
  );
  return asked.filter((_, index) => known[index] === false);
}

/** As Windows takes it: a name alone is looked for on this PC first. */
function accountOf(entry: string): string {
  return entry
    .trim()
    .replace(/\s*\\+\s*/, '\\')
    .replace(/^\.\\/, '');
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
