import type { Duplex } from 'node:stream';
import type { Clock } from '../../base/clock.ts';
import type { Session } from '../../sessions/session.ts';

export interface NeighborlyParts {
  /**
   * A pipe to the Usher in that very session, of that very user, by what Windows says of its server.
   * @returns null if there is none
   */
  connect(session: Session): Promise<Duplex | null>;
  readonly clock: Clock;
}
