import { dirname } from 'node:path';
import { clock } from '../../base/clock.ts';
import { demoPrograms } from '../../base/folders.ts';
import { run } from '../../base/run.ts';
import { removeTemporaryFolders } from '../../base/temporary-folders.ts';
import type { Pcs } from '../../cli/pcs.ts';
import { NO_ELEVATION } from '../../engine/elevation.ts';
import { demoHost, newDemoPc } from '../../sessions/demo/demo-host.ts';
import type { DemoServer } from '../../sessions/demo/people.ts';
import { DEMO_PEOPLE, DEMO_SERVERS } from '../../sessions/demo/people.ts';
import type { DemoSession } from '../../sessions/demo/state.ts';
import { fleet, ownSessionOn } from '../../sessions/remote/fleet.ts';
import type { SessionErrorKind } from '../../sessions/session-error.ts';
import { SessionError } from '../../sessions/session-error.ts';
import type { SessionHost } from '../../sessions/session-host.ts';
import { NO_POLICY } from '../../settings/policy.ts';

const HERE = 'DEMO-PC';

const ERROR_ACCESS_DENIED = 5;
const RPC_S_SERVER_UNAVAILABLE = 1722;

/** Fresh simulated PCs with the usual people, the same each time. They are removed when closed. */
export function demoPcs(servers: readonly string[]): Pcs {
  function simulated(people: readonly DemoSession[], name: string) {
    const time = clock();
    const stateFile = newDemoPc(people, time.speed, name);
    const folder = dirname(stateFile);
    return { folder, host: demoHost({ stateFile, programs: demoPrograms, clock: time, runProgram: run }) };
  }

  function server(name: string, people: DemoServer | undefined): SessionHost {
    const { host } = simulated(typeof people === 'object' ? people : [], name);
    if (people === undefined) return silent(host, name, 'unavailable', RPC_S_SERVER_UNAVAILABLE);
    return people === 'refuses' ? silent(host, name, 'accessDenied', ERROR_ACCESS_DENIED) : host;
  }

  const { folder, host: here } = simulated(DEMO_PEOPLE, HERE);
  const names = servers.length === 0 ? [HERE] : servers.map((name) => name.toUpperCase());
  const hosts = new Map(
    names.map((name) => [name, name === HERE ? here : server(name, DEMO_SERVERS[name])] as const),
  );
  return {
    fleet: {
      ...fleet(hosts, () => ownSessionOn({ list: here.look }), here),
      async close() {
        await here.close();
        removeTemporaryFolders();
      },
    },
    names: [...hosts.keys()],
    isThisPc: (name) => name === HERE,
    folder,
    policy: async () => NO_POLICY,
    toldUsers: async (users) => users,
    asleep: () => null,
    account: async (assumeUnelevated) => ({
      rights: assumeUnelevated ? 'none' : 'direct',
      elevation: () => NO_ELEVATION,
    }),
  };
}

/** A PC that cannot be reached, or that lets nobody look. */
function silent(host: SessionHost, name: string, kind: SessionErrorKind, code: number): SessionHost {
  return {
    ...host,
    async list() {
      throw new SessionError(kind, `${name} answered with error ${code}`, { code });
    },
  };
}
