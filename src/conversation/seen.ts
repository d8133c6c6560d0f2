import { verdictOn } from '../sessions/deed.ts';
import type { Session } from '../sessions/session.ts';
import type { Event } from './event.ts';
import type { Pinned } from './pinned.ts';

/** The event that a listing means for a conversation. `sessions` is null if the listing failed. */
export function seen({ session, deed }: Pinned, sessions: readonly Session[] | null): Event {
  if (sessions === null) return { kind: 'doubt', doubt: 'listFailed' };
  return { kind: 'seen', verdict: verdictOn(deed, session, sessions) };
}
