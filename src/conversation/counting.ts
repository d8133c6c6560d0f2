import type { Conversation } from './state.ts';

/** When what runs down in this conversation is over, by the clock of its events; null if nothing does. */
export function countsUntil(state: Conversation): number | null {
  switch (state.kind) {
    case 'asking':
      return state.silenceEndsAt;
    case 'countingDown':
      return state.endsAt;
    case 'elevated':
      return state.stopped === null ? state.endsAt : null;
    default:
      return null;
  }
}
