import type { Event } from './event.ts';
import type { Conversation } from './state.ts';

/**
 * What is sent for a state whose job broke, which is a defect and no answer: the event that ends the state
 * the harmless way, for nothing else would.
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
