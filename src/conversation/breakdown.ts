import type { Event } from './event.ts';
import type { Conversation } from './state.ts';

/**
 * The event for a state whose job broke. A broken job is a defect and answers nothing. This event ends the
 * state in the harmless way, because nothing else would end it.
 */
export function breakdown(state: Conversation): Event {
  switch (state.kind) {
    case 'permitting':
      return { kind: 'permission', granted: false };
    case 'signingOut':
      return { kind: 'attempted', result: { kind: 'failed', code: null, accessDenied: false } };
    default:
      return { kind: 'canceled' };
  }
}
