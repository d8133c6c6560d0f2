import { NO_RIGHTS } from './outcome.ts';
import type { Pinned } from './pinned.ts';
import type { Asking, Conversation, Permitting, Waiting } from './state.ts';
import { end, isGroupQuestion } from './state-facts.ts';

/*
 * Taking away somebody's Remote Desktop connection: the milder step. It goes the way of a sign-out, with fewer turns. The
 * person's own Usher has no part in it, no answer is never a yes, and nobody's no is overruled.
 */

/** The state after the operator wanted a disconnect from the beginning. */
export function beginDisconnect(given: Pinned, now: number): Conversation {
  const pinned = withoutSignOut(given);
  const state: Waiting = { kind: 'waiting', pinned, anyway: null };
  if (pinned.session.state === 'disconnected') return end(state, { kind: 'alreadyDisconnected' }, now);
  if (pinned.mayDisconnect !== true) {
    return end(state, { kind: 'failed', error: { kind: 'cannotDisconnect' } }, now);
  }
  return pinned.rights === 'none' ? end(state, NO_RIGHTS, now) : state;
}

/** Whether the question about a sign-out may be answered by a disconnect: it is about one person, and the first one. */
export function mayDisconnect(state: Asking): boolean {
  const { pinned, anyway } = state;
  return (
    pinned.mayDisconnect === true && pinned.rights !== 'none' && anyway === null && !isGroupQuestion(state)
  );
}

/** The operator would rather disconnect them: that is their yes to it. */
export function disconnecting({ pinned, usage }: Asking): Permitting {
  return { kind: 'permitting', pinned: withoutSignOut(pinned), anyway: null, usage, silenceEndsAt: null };
}

/** The same person, pinned for a disconnect. What is about ways to sign out goes. */
function withoutSignOut(pinned: Pinned): Pinned {
  const { mayHaveNeighbor, throughNeighbor, skipsNeighbor, ...rest } = pinned;
  return { ...rest, deed: 'disconnect', methods: 1 };
}
