import type { Stage } from '../../conversation/stage.ts';
import type { Conversation } from '../../conversation/state.ts';
import { couldNotBeAsked, hasMoreTime, isAskingPerson } from '../../conversation/state-facts.ts';
import type { HistoryEvent } from '../../history/history.ts';
import type { FromHelper } from '../protocol.ts';

/** How far the helper's own conversation is; null where it has ended, which is told another way. */
export function stageOf(state: Conversation): Stage | null {
  switch (state.kind) {
    case 'countingDown':
      if (isAskingPerson(state)) return 'waitingForPerson';
      if (hasMoreTime(state)) return 'personHasMoreTime';
      return couldNotBeAsked(state) ? 'countingDownUnasked' : 'countingDown';
    case 'waiting':
      return state.anyway === null ? 'checkingUsage' : 'asking';
    case 'checkingUsage':
    case 'asking':
    case 'lastLook':
    case 'signingOut':
    case 'verifying':
      return state.kind;
    default:
      return null;
  }
}

/** Until the countdown ends, in ms; null where none runs. */
export function leftMs(state: Conversation, now: number): number | null {
  return state.kind === 'countingDown' ? Math.max(0, Math.round(state.endsAt - now)) : null;
}

type Happened = Extract<FromHelper, { readonly kind: 'happened' }>['happened'];

/** What only the helper can account for; the rest happens at the tray, or is told by how it ended. */
export function accountedFor(event: HistoryEvent): Happened | null {
  switch (event.event) {
    case 'countdown':
    case 'personAnswered':
    case 'lastLook':
    case 'signingOut':
    case 'attempt':
      return event;
    default:
      return null;
  }
}
