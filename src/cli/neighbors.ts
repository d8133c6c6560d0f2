import type { Heard } from '../sessions/details.ts';
import type { Session } from '../sessions/session.ts';
import { isSignOutId } from '../sessions/session.ts';
import type { SessionHost } from '../sessions/session-host.ts';

/** A session as it is listed, with what its own Usher says. */
export interface ListedSession {
  readonly session: Session;
  readonly heard: Heard;
}

/**
 * Asks the own Usher of everybody else among these, all at once. Nobody is asked in the operator's session, in
 * one without a person, or of a host without neighbors.
 */
export function hearNeighbors(
  sessions: readonly Session[],
  host: Pick<SessionHost, 'neighbor'>,
): Promise<readonly ListedSession[]> {
  return Promise.all(sessions.map(async (session) => ({ session, heard: await heardOf(session, host) })));
}

async function heardOf(session: Session, { neighbor }: Pick<SessionHost, 'neighbor'>): Promise<Heard> {
  const { isCurrent, userName, sessionId } = session;
  if (neighbor === undefined || isCurrent || userName === '' || !isSignOutId(sessionId)) return 'notAsked';
  return (await neighbor(session)) ?? 'silent';
}
