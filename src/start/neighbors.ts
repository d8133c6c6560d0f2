import type { Clock } from '../base/clock.ts';
import { neighborlyHost } from '../neighbors/client/neighborly-host.ts';
import type { NeighborlyParts } from '../neighbors/client/ports.ts';
import { whoServes } from '../neighbors/client/server-check.ts';
import type { Session } from '../sessions/session.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import { accountBindings } from '../sessions/wts/account-bindings.ts';
import type { Native } from '../windows/native.ts';
import { neighborPipe } from '../wire/pipe-access.ts';
import type { PipeServerFacts } from '../wire/pipe-client.ts';
import { openPipe } from '../wire/pipe-client.ts';

/**
 * The same PC, with the Ushers of the other sessions.
 * @param native null where Windows' libraries cannot be called: then there are no neighbors
 */
export function withNeighbors(host: SessionHost, native: Native | null, clock: Clock): SessionHost {
  if (native === null || !host.isExact) return host;
  return neighborlyHost(host, pipesToNeighbors(native, clock));
}

/**
 * The way to the Ushers of the other sessions. A pipe is used only if Windows says that its server runs in that very
 * session and belongs to that very person.
 */
export function pipesToNeighbors(native: Native, clock: Clock): NeighborlyParts {
  return {
    clock,
    connect(session) {
      const isTheirs = async (server: PipeServerFacts) =>
        whoServes(server, session.sessionId, await sidOf(session, native)) === 'theirs';
      return openPipe(neighborPipe(session.sessionId), isTheirs, { native, clock });
    },
  };
}

/** Whose session it is. A listing does not always look that up. */
export async function sidOf({ sid, userName, domainName }: Session, native: Native): Promise<string | null> {
  if (sid !== null || userName === '') return sid;
  return accountBindings(native).sid(domainName === '' ? userName : `${domainName}\\${userName}`);
}
