import type { Verdict } from '../sessions/last-look.ts';
import type { Doubt, Event } from './event.ts';
import type { Outcome } from './outcome.ts';
import type { Conversation } from './state.ts';

/**
 * The outcome if an event is reason enough to stop; null otherwise. A running attempt cannot be stopped. The
 * doubt then only prevents the next attempt.
 */
export function doubted(state: Conversation, event: Event): Outcome | null {
  if (state.kind === 'verifying' || state.kind === 'ended') return null;
  if (event.kind === 'seen' || event.kind === 'looked') return verdictOutcome(state, event.verdict);
  return event.kind === 'doubt' ? doubtOutcome(state, event.doubt) : null;
}

function verdictOutcome(state: Conversation, verdict: Verdict): Outcome | null {
  switch (verdict) {
    case 'operatorLeft':
    case 'cameBack':
    case 'changed':
      return { kind: verdict };
    case 'unreadable':
      return { kind: 'failed', error: { kind: 'listUnreadable' } };
    case 'gone':
      return state.kind === 'lastLook' || state.kind === 'signingOut' ? null : { kind: 'alreadyGone' };
    case 'disconnected':
      return state.kind === 'signingOut' ? null : { kind: 'alreadyDisconnected' };
    case 'inputSince':
    case 'same':
      return null;
  }
}

/** A question without a running clock survives a failed listing. After a sleep it counts as unanswered. */
function doubtOutcome(state: Conversation, doubt: Doubt): Outcome | null {
  const isClockRunning = state.kind !== 'asking' || state.silenceEndsAt !== null;
  switch (doubt) {
    case 'protected':
    case 'iconLost':
      return { kind: 'failed', error: { kind: doubt } };
    case 'slept':
      return isClockRunning ? { kind: 'slept' } : { kind: 'unanswered' };
    case 'clockStepped':
      // Everything pinned at the click, idle times above all, was measured by another clock.
      return { kind: 'clockStepped' };
    case 'listFailed': {
      const needsList =
        isClockRunning &&
        (state.kind === 'asking' ||
          state.kind === 'elevated' ||
          state.kind === 'countingDown' ||
          state.kind === 'lastLook' ||
          state.kind === 'signingOut');
      return needsList ? { kind: 'failed', error: { kind: 'listUnreadable' } } : null;
    }
  }
}
