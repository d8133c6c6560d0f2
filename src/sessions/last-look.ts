import { isSameSignIn, isSameUser, isSignInKnown } from './identity.ts';
import type { Session } from './session.ts';

/**
 * What a fresh listing says about the session that a conversation is about, the gravest first.
 *
 * - `operatorLeft`: the operator's own session is missing, so this listing is not to be trusted; or, with the
 *   person still there, it is locked or switched out: nobody could cancel.
 * - `gone`: signed out already; nobody, or a logon screen, has the id.
 * - `unreadable`: the session is there, but it cannot be told whose sign-in it is.
 * - `changed`: the id now belongs to somebody else, or to a later sign-in.
 * - `cameBack`: it was away at the click and is not, or was in between.
 * - `inputSince`: it was connected at the click and somebody has typed since.
 * - `same`: all as it was.
 */
export type Verdict = 'operatorLeft' | 'gone' | 'unreadable' | 'changed' | 'cameBack' | 'inputSince' | 'same';

/** A look says how things are for this long, from its beginning. In ms of real time: people come back in no other. */
export const LOOK_COUNTS = 1000;

/** A PC that so often takes longer is one whose sessions nobody can see. */
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
 * A lock state that Windows does not tell is no sign that the operator left. Nor is session 0, which is always
 * disconnected: a command over SSH runs there, and ends with its connection.
 */
export function hasLeft(own: Session): boolean {
  return own.sessionId !== 0 && (own.locked === true || own.state === 'disconnected');
}

function wasAway(pinned: Session): boolean {
  return pinned.state === 'disconnected' || pinned.locked === true;
}

/**
 * Back now, or back in between: a reconnect changes the connect time, leaving again changes the disconnect
 * time. Windows' last-input time of a console session moves by itself, so there only the lock counts.
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
 * Where no moment of the last input is told, as by `quser`, an idle time that fell says the same. That it is
 * not told any more says nothing, and nothing is a doubt.
 */
function hasInputSince(pinned: Session, seen: Session): boolean {
  if (seen.connectTime !== pinned.connectTime || seen.stateWord !== pinned.stateWord) return true;
  if (seen.state !== pinned.state) return true;
  if (pinned.lastInputTime !== null && seen.lastInputTime !== null) {
    // Earlier too: where the clock was set back, that is what later input looks like.
    return seen.lastInputTime !== pinned.lastInputTime;
  }
  if (pinned.lastInputTime !== null || seen.lastInputTime !== null) return true;
  return pinned.idle.kind === 'noInput' && (seen.idle.ms === null || seen.idle.ms < pinned.idle.ms);
}
