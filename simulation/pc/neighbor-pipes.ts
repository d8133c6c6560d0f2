import { clock } from '../../src/base/clock.ts';
import type { NeighborlyParts } from '../../src/neighbors/client/ports.ts';
import { whoServes } from '../../src/neighbors/client/server-check.ts';
import { neighborPipe } from '../../src/wire/pipe-access.ts';
import type { Process } from './process.ts';
import type { Windows } from './windows.ts';

const OPEN_DEADLINE = 2000;

/** The way to the Ushers of other sessions, which Windows tells apart. */
export function pipesOf(windows: Windows, process: Process): NeighborlyParts {
  const { time, pipes, calls } = windows;
  return {
    clock: clock(),
    connect(session) {
      const { takes, end } = calls.take('connect');
      return new Promise((resolve) => {
        // Usher waits no longer for a pipe.
        const isLate = takes > OPEN_DEADLINE;
        time.after(Math.min(takes, OPEN_DEADLINE), process, () => {
          const name = neighborPipe(session.sessionId);
          const server = end === 'works' && !isLate ? pipes.serverOf(name) : null;
          const user = server === null ? null : (windows.of(server.sessionId)?.account.sid ?? null);
          const isTheirs =
            server !== null &&
            whoServes({ sessionId: server.sessionId, user }, session.sessionId, session.sid) === 'theirs';
          resolve(isTheirs ? pipes.open(name, process) : null);
        });
      });
    },
  };
}
