import { isSameSignIn } from './identity.ts';
import type { Verdict } from './last-look.ts';
import { lastLook } from './last-look.ts';
import type { Session } from './session.ts';

/**
 * What a conversation is about. `disconnect` takes somebody's Remote Desktop connection away: all their programs run on,
 * and they may connect again at once. It never becomes a sign-out.
 */
export type Deed = 'signOut' | 'disconnect';

/** True for somebody who is connected by Remote Desktop now. Only such a connection is ever taken away. */
export function isConnectedRemotely({ protocol, state }: Session): boolean {
  return protocol === 'remote' && state === 'active';
}

/**
 * What a fresh listing says about whoever a deed is for. As `lastLook`, but that a disconnect has nothing to do any more,
 * or has worked, is a verdict of its own: the same sign-in is there, and disconnected.
 */
export function verdictOn(deed: Deed, pinned: Session, sessions: readonly Session[]): Verdict {
  const verdict = lastLook(pinned, sessions);
  if (deed === 'signOut' || !isIdentityKnown(verdict)) return verdict;
  const isDisconnected = sessions.some(
    (session) => session.state === 'disconnected' && isSameSignIn(pinned, session),
  );
  return isDisconnected ? 'disconnected' : verdict;
}

/** These verdicts come after the identity was compared. */
function isIdentityKnown(verdict: Verdict): boolean {
  return verdict === 'same' || verdict === 'inputSince' || verdict === 'cameBack';
}
