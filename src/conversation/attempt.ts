import type { Verdict } from '../sessions/last-look.ts';
import { MOST_LOOKS } from '../sessions/last-look.ts';
import type { Usage } from '../sessions/usage.ts';
import type { Consent } from './answers.ts';
import { doubted } from './doubt.ts';
import type { Event } from './event.ts';
import type { Outcome } from './outcome.ts';
import type { Timings } from './pinned.ts';
import { firstMethod } from './pinned.ts';
import type { Asking, Conversation, CountingDown, LastLook, SigningOut, Verifying } from './state.ts';
import { end } from './state-facts.ts';

/*
 * The last part of a conversation: look again, sign out, and see whether it happened.
 */

/** The state in which the sessions are listed right before the sign-out. */
export function look(state: Asking | CountingDown, consent: Consent): LastLook {
  const { pinned, usage } = state;
  return { kind: 'lastLook', pinned, consent, usage, method: firstMethod(pinned, consent), tried: null };
}

export function nextLastLook(state: LastLook, event: Event, now: number): Conversation {
  if (event.kind === 'canceled') return end(state, { kind: 'canceled' }, now);
  if (event.kind !== 'looked') return state;
  const { pinned, consent, usage, method } = state;
  if (event.verdict === 'gone') return end(state, goneAfter(state), now);
  if (event.verdict === 'inputSince' && isInputADoubt(state)) return end(state, { kind: 'cameBack' }, now);
  if (event.isVoid === true) return lookAgain(state, now);
  return { kind: 'signingOut', pinned, consent, usage, method, stopped: null };
}

function lookAgain(state: LastLook, now: number): Conversation {
  const again = (state.again ?? 0) + 1;
  if (again < MOST_LOOKS) return { ...state, again };
  return end(state, { kind: 'failed', error: { kind: 'listUnreadable' } }, now);
}

/**
 * Gone after a failed attempt: the sign-out worked. Gone before the first attempt: it was not Usher's doing.
 */
function goneAfter(state: LastLook): Outcome {
  return state.tried?.kind === 'failed' ? signedOut(state.usage) : { kind: 'alreadyGone' };
}

/**
 * Somebody who was known to be quiet has typed and not answered. For somebody who was present all along,
 * typing says nothing. After their own yes, or a second explicit one, it is no doubt either.
 */
export function isInputADoubt({ pinned, consent }: LastLook | SigningOut): boolean {
  return pinned.presence === 'quiet' && (consent === 'operator' || consent === 'silence');
}

/** The person's own Usher was asked and did not bring it about. */
export const NEIGHBOR_LOST: Outcome = { kind: 'failed', error: { kind: 'neighborLost' } };

export function nextSigningOut(state: SigningOut, event: Event, now: number, timings: Timings): Conversation {
  if (event.kind !== 'attempted') return remember(state, event);
  const { pinned, consent, usage, method, stopped } = state;
  const { result } = event;
  if (result.kind === 'done' || result.kind === 'slow') {
    const isNeighbors = pinned.mayHaveNeighbor === true && method === 0;
    const lost = isNeighbors ? { lost: NEIGHBOR_LOST } : {};
    return { kind: 'verifying', pinned, consent, usage, until: now + timings.verify, ...lost };
  }
  if (result.kind === 'stopped') return end(state, { kind: result.because }, now);
  if (result.kind === 'kept') return end(state, { kind: 'keptByProgram', programs: result.programs }, now);
  if (pinned.throughNeighbor === true && pinned.rights !== 'direct') {
    return end(state, NEIGHBOR_LOST, now);
  }
  if (method + 1 < pinned.methods) {
    if (stopped !== null) return end(state, stopped, now);
    return { kind: 'lastLook', pinned, consent, usage, method: method + 1, tried: result };
  }
  if (result.kind === 'failed' && result.accessDenied) {
    return end(state, { kind: 'failed', error: { kind: 'accessDenied' } }, now);
  }
  const code = result.kind === 'failed' ? result.code : null;
  return end(state, { kind: 'failed', error: { kind: 'windows', code } }, now);
}

function remember(state: SigningOut, event: Event): SigningOut {
  if (state.stopped !== null) return state;
  const stopped: Outcome | null = event.kind === 'canceled' ? { kind: 'canceled' } : doubted(state, event);
  return stopped === null ? state : { ...state, stopped };
}

export function nextVerifying(state: Verifying, event: Event, now: number): Conversation {
  const verdict = event.kind === 'looked' || event.kind === 'seen' ? event.verdict : null;
  const outcome = doneBy(state, verdict);
  if (outcome !== null) return end(state, outcome, now);
  if (event.kind !== 'tick' || now < state.until) return state;
  return end(state, state.lost ?? { kind: 'stillThere' }, now);
}

/** What the deed has come to, by a listing after it; null if there is nothing to see yet. */
function doneBy({ pinned: { deed }, usage }: Verifying, verdict: Verdict | null): Outcome | null {
  if (deed === 'disconnect' && verdict === 'disconnected') return { kind: 'disconnected' };
  // If the id belongs to somebody else now, the pinned person is gone.
  if (verdict !== 'gone' && verdict !== 'changed') return null;
  // A disconnect signs nobody out: they did that themselves.
  return deed === 'disconnect' ? { kind: 'alreadyGone' } : signedOut(usage);
}

function signedOut(usage: Usage): Outcome {
  return { kind: 'signedOut', memoryBytes: usage.kind === 'unknown' ? null : usage.memoryBytes };
}
