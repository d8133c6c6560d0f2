import { dirname } from 'node:path';
import { clock } from '../clock.ts';
import { demoPrograms } from '../folders.ts';
import { run } from '../run.ts';
import { demoHost, newDemoPc } from '../sessions/demo/demo-host.ts';
import type { DemoServer } from '../sessions/demo/people.ts';
import { DEMO_PEOPLE, DEMO_SERVERS } from '../sessions/demo/people.ts';
import type { DemoSession } from '../sessions/demo/state.ts';
import { fleet } from '../sessions/remote/fleet.ts';
import { SessionError } from '../sessions/session-error.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import type { Pcs } from './pcs.ts';

const HERE = 'DEMO-PC';

const ERROR_ACCESS_DENIED = 5;
const RPC_S_SERVER_UNAVAILABLE = 1722;

/** Fresh simulated PCs with the usual people, the same each time. */
export function demoPcs(servers: readonly string[]): Pcs {
  const here = simulated(DEMO_PEOPLE, HERE);
  const names = servers.length === 0 ? [HERE] : servers.map((name) => name.toUpperCase());
  const hosts = new Map(
    names.map((name) => [name, name === HERE ? here.host : server(name, DEMO_SERVERS[name])] as const),
  );
  const own = async () => (await here.host.list()).find(({ isCurrent }) => isCurrent) ?? null;
  return {
    fleet: fleet(hosts, own, here.host),
    names: [...hosts.keys()],
    isThisPc: (name) => name === HERE,
    native: null,
    isExactHere: true,
    folder: dirname(here.stateFile),
  };
}

function server(name: string, people: DemoServer | undefined): SessionHost {
  if (people === undefined) return silent(name, RPC_S_SERVER_UNAVAILABLE);
  return people === 'refuses' ? silent(name, ERROR_ACCESS_DENIED) : simulated(people, name).host;
}

function simulated(people: readonly DemoSession[], name: string) {
  const time = clock();
  const stateFile = newDemoPc(people, time.speed, name);
  return { stateFile, host: demoHost({ stateFile, programs: demoPrograms, clock: time, runProgram: run }) };
}

/** A PC that cannot be reached, or lets nobody look. */
function silent(name: string, code: number): SessionHost {
  return {
    ...simulated([], name).host,
    async list() {
      const kind = code === ERROR_ACCESS_DENIED ? 'accessDenied' : 'unavailable';
      throw new SessionError(kind, `${name} answered with error ${code}`, { code });
    },
  };
}
