import { visibleName } from '../base/text/plain-text.ts';
import type { EngineWords } from '../engine/words.ts';
import { displayNames } from '../sessions/display-name.ts';
import { isSameSignIn } from '../sessions/identity.ts';
import type { OtherUser } from '../sessions/other-users.ts';
import { otherUsers } from '../sessions/other-users.ts';
import type { ProtectedUsers } from '../sessions/protected-users.ts';
import { withOwn } from '../sessions/remote/fleet.ts';
import type { Session } from '../sessions/session.ts';
import { CommandError } from './output/command-error.ts';
import { EXIT } from './output/exit-code.ts';
import { listingError } from './output/listing-error.ts';
import type { Pcs } from './pcs.ts';
import type { CliWords } from './words.ts';

/** Who is signed in to the PCs that a command is about. */
export interface SignedIn {
  readonly sessions: readonly Session[];
  readonly others: readonly OtherUser[];
  /** The operator's own session; null where Windows does not tell. */
  readonly operator: Session | null;
  /** The PCs that did not answer. */
  readonly failures: readonly CommandError[];
}

/** @param seconds how long another PC is waited for */
export async function signedIn(
  { fleet, isThisPc }: Pcs,
  protectedUsers: ProtectedUsers,
  seconds: number,
  words: CliWords,
): Promise<SignedIn> {
  const [own, listings] = await Promise.all([fleet.own().catch(() => null), fleet.listEach()]);
  const sessions = withOwn(
    listings.flatMap((each) => ('error' in each ? [] : each.sessions)),
    own,
  );
  return {
    sessions,
    others: withoutDoubles(otherUsers(sessions, protectedUsers)),
    operator: sessions.find(({ isCurrent }) => isCurrent) ?? null,
    failures: listings.flatMap((each) =>
      'error' in each ? [listingError(each.pc, each.error, isThisPc(each.pc), seconds, words)] : [],
    ),
  };
}

/** One PC may have been named in two ways: the same sign-in is asked about once. */
function withoutDoubles(others: readonly OtherUser[]): readonly OtherUser[] {
  return others.filter(
    ({ session }, index) =>
      !others
        .slice(0, index)
        .some((other) => isSameSignIn({ ...other.session, host: session.host }, session)),
  );
}

/** Why this person is never asked about; null where they are. */
export function notOfferedError(
  { session, notOffered }: OtherUser,
  { errors }: CliWords,
): CommandError | null {
  const user = visibleName(session.userName) || String(session.sessionId);
  switch (notOffered) {
    case 'protected':
      return new CommandError(EXIT.notDone, errors.protectedUser(user));
    case 'protectedUnknown':
      return new CommandError(EXIT.notDone, errors.mayBeProtected(user));
    case 'unreadable':
      return new CommandError(EXIT.accessDenied, errors.unreadable(user));
    case 'ownUnknown':
      return new CommandError(EXIT.failed, errors.ownUnknown);
    case null:
      return null;
  }
}

/** What to call each of them: as the menu would. */
export function namesOf(others: readonly OtherUser[], words: EngineWords): (session: Session) => string {
  const names = displayNames(others, words.name);
  return (session) => {
    const at = others.findIndex(
      (each) => each.session.host === session.host && each.session.sessionId === session.sessionId,
    );
    return names[at] ?? session.userName;
  };
}
