import { isSameSignIn, isSameUser, isSignInKnown } from './identity.ts';
import type { Session } from './session.ts';

/**
 * What a fresh listing says about a conversation's session, the gravest first.
 *
 * - `operatorLeft`: the operator's own session is missing, so the listing cannot be trusted. Or it is locked or
 *   switched out while the person is still there, so nobody could cancel.
 * - `gone`: already signed out. The id is unused, or a logon screen has it.
 * - `unreadable`: the session exists, but nobody can tell whose sign-in it is.
 * - `changed`: the id now belongs to somebody else, or to a later sign-in.
 * - `cameBack`: it was away at the click, and is back or was back in between.
 * - `inputSince`: it was connected at the click, and somebody has typed since.
 * - `disconnected`: it was to be disconnected, and is. Only `verdictOn` says so.
 * - `same`: nothing has changed.
 */
export type Verdict =
  | 'operatorLeft'
  | 'gone'
  | 'unreadable'
  | 'changed'
  | 'cameBack'
  | 'inputSince'
  | 'disconnected'
  | 'same';

/** A look is valid for this long from its beginning. In ms of real time, because people come back in real time. */
export const LOOK_COUNTS = 1000;

/** After this many looks that took too long, the PC's sessions count as unreadable. */
export const MOST_LOOKS = 5;

/** Compares the session pinned at the click with a fresh listing. */
export function lastLook(pinned: Session, sessions: readonly Session[]): Verdict {
  const own = sessions.find((session) => session.isCurrent);
  if (own === undefined) return 'operatorLeft';
  const seen = sessions.find((s) => s.host === pinned.host && s.sessionId === pinned.sessionId);
  if (seen === undefined) return 'gone';
  if (!seen.isReadable) return 'unreadable';
  if (seen.userName === '') return 'gone';
  if (seen.isCurrent || !isSameUser(pinned, seen)) return 'changed';
  if (!isSignInKnown(pinned) || !isSignInKnown(seen)) return 'unreadable';
  if (!isSameSignIn(pinned, seen)) return 'changed';
  if (hasLeft(own)) return 'operatorLeft';
  if (wasAway(pinned)) return isBack(pinned, seen) ? 'cameBack' : 'same';
  return hasInputSince(pinned, seen) ? 'inputSince' : 'same';
}

/**
 * An unknown lock state does not mean that the operator left. Session 0 is always disconnected: a command over SSH
 * runs there, and ends with its connection.
 */
export function hasLeft(own: Session): boolean {
  return own.sessionId !== 0 && (own.locked === true || own.state === 'disconnected');
}

function wasAway(pinned: Session): boolean {
  return pinned.state === 'disconnected' || pinned.locked === true;
}

/**
 * Back now, or back in between: a reconnect changes the connect time, and leaving again changes the disconnect
 * time. The last-input time of a console session changes by itself, so there only the lock counts.
 */
function isBack(pinned: Session, seen: Session): boolean {
  const stillAway = pinned.state === 'disconnected' ? seen.state === 'disconnected' : seen.locked === true;
  return (
    !stillAway ||
    seen.stateWord !== pinned.stateWord ||
    seen.stationName !== pinned.stationName ||
    seen.connectTime !== pinned.connectTime ||
    seen.disconnectTime !== pinned.disconnectTime ||
    (seen.protocol === 'remote' && hasInputSince(pinned, seen))
  );
}

/**
 * `quser` tells no moment of the last input; then a lower idle time means input. An idle time that is missing now
 * is a doubt as well.
 */
function hasInputSince(pinned: Session, seen: Session): boolean {
  if (seen.connectTime !== pinned.connectTime || seen.stateWord !== pinned.stateWord) return true;
  if (seen.state !== pinned.state) return true;
  if (pinned.lastInputTime !== null || seen.lastInputTime !== null) {
    // An earlier time counts too: after the clock was set back, later input looks like that.
    return seen.lastInputTime !== pinned.lastInputTime;
  }
  return pinned.idle.kind === 'noInput' && (seen.idle.ms === null || seen.idle.ms < pinned.idle.ms);
}
