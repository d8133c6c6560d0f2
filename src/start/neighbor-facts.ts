import { clock } from '../base/clock.ts';
import { ownProgram } from '../base/folders.ts';
import type { DoctorFacts } from '../doctor/facts.ts';
import type { NeighborUsher } from '../doctor/neighbor.ts';
import { whoServes } from '../neighbors/client/server-check.ts';
import { neighborVersion } from '../neighbors/client/version.ts';
import { VERSION } from '../neighbors/protocol.ts';
import { displayNames } from '../sessions/display-name.ts';
import { otherUsers } from '../sessions/other-users.ts';
import type { Session } from '../sessions/session.ts';
import type { Native } from '../windows/native.ts';
import { neighborPipe } from '../wire/pipe-access.ts';
import { openPipe } from '../wire/pipe-client.ts';
import { language } from './language.ts';
import { sidOf } from './neighbors.ts';
import { windowsHost } from './this-pc.ts';

const silent = () => {};

const ERROR_FILE_NOT_FOUND = 2;

/** The sessions of the others here, and the Usher in each. Nothing where Windows cannot tell. */
export async function neighborFacts(native: Native): Promise<Pick<DoctorFacts, 'neighbors'>> {
  const host = await windowsHost(native, ownProgram, silent);
  if (host === null) return {};
  try {
    const others = otherUsers(await host.list());
    const names = displayNames(others, (await language.words()).name);
    const neighbors = await Promise.all(
      others.map(async ({ session }, index) => ({
        sessionId: session.sessionId,
        name: names[index] ?? '',
        usher: await usherOf(session, native),
      })),
    );
    return { neighbors };
  } catch {
    return {};
  } finally {
    await host.close();
  }
}

async function usherOf(session: Session, native: Native): Promise<NeighborUsher> {
  let isStranger = false;
  let error: number | null = null;
  const pipe = openPipe(
    neighborPipe(session.sessionId),
    async (server) => {
      const who = whoServes(server, session.sessionId, await sidOf(session, native));
      isStranger = who === 'stranger';
      return who === 'theirs';
    },
    {
      native,
      clock: clock(),
      failed(code) {
        error = code;
      },
    },
  );
  const stream = await pipe.catch(() => null);
  if (stream === null)
    return { kind: isStranger ? 'stranger' : error === ERROR_FILE_NOT_FOUND ? 'none' : 'unknown' };
  const version = await neighborVersion(stream);
  if (version === null) return { kind: 'unknown' };
  return { kind: version === VERSION ? 'answers' : 'otherVersion', version };
}
