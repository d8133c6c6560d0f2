import type { Session } from '../../sessions/session.ts';
import { ask } from './ask.ts';
import type { NeighborlyParts } from './ports.ts';

/**
 * Tells the sender of a note that it was shown, through their own Usher. That is tried once: who has no Usher now does
 * not hear of it. Never rejects.
 * @param sid the sender's
 * @param sessions of this PC
 */
export async function tellNoteShown(
  sid: string,
  sessions: readonly Session[],
  parts: NeighborlyParts,
): Promise<void> {
  const theirs = sessions.filter((each) => !each.isCurrent && each.sid === sid);
  await Promise.all(theirs.map((session) => ask(session, { kind: 'noteShown' }, parts)));
}
