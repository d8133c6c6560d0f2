import type { Clock } from '../base/clock.ts';
import { neighborlyHost } from '../neighbors/client/neighborly-host.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import type { Native } from '../windows/native.ts';
import { neighborPipe } from '../wire/pipe-access.ts';
import { openPipe } from '../wire/pipe-client.ts';

/**
 * The same PC, with the Ushers of the other sessions. A pipe is used only if Windows says that its server runs in that
 * very session and belongs to that very person.
 * @param native null where Windows' libraries cannot be called: then there are no neighbors
 */
export function withNeighbors(host: SessionHost, native: Native | null, clock: Clock): SessionHost {
  if (native === null || !host.isExact) return host;
  return neighborlyHost(host, {
    clock,
    connect: ({ sessionId, sid }) =>
      openPipe(
        neighborPipe(sessionId),
        (server) => server.sessionId === sessionId && sid !== null && server.user === sid,
        { native, clock },
      ),
  });
}
