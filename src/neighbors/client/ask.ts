import type { Session } from '../../sessions/session.ts';
import type { NeighborAnswer, NeighborRequest } from '../protocol.ts';
import type { NeighborlyParts } from './ports.ts';
import { talk } from './talk.ts';

/**
 * Asks the Usher of that session one thing that has one answer. Never rejects.
 * @returns null if there is none, or if it gives no answer in time
 */
export async function ask(
  session: Session,
  request: NeighborRequest,
  { connect, clock }: NeighborlyParts,
): Promise<NeighborAnswer | null> {
  const stream = await connect(session).catch(() => null);
  if (stream === null) return null;
  const { first, close } = talk(stream, request, clock);
  const answer = await first;
  close();
  return answer;
}
