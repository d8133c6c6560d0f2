import { hostname } from 'node:os';
import { clock } from '../base/clock.ts';
import { ownProgram, userFolders } from '../base/folders.ts';
import { CommandError } from '../cli/output/command-error.ts';
import { EXIT } from '../cli/output/exit-code.ts';
import type { OpenPcs, PcParts, Pcs } from '../cli/pcs.ts';
import { timely } from '../engine/listing.ts';
import { fleet, ownSessionOn } from '../sessions/remote/fleet.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import { sleptMs } from '../windows/awake-clock.ts';
import type { Native } from '../windows/native.ts';
import { loadNative } from '../windows/native.ts';

/** The PCs that a command is about, with what it needs of Windows. */
export const openPcs: OpenPcs = async ({ demo, server }, parts) => {
  if (demo) {
    const { demoPcs } = await import('./demo/demo-pcs.ts');
    return demoPcs(server);
  }
  if (process.platform !== 'win32') throw new CommandError(EXIT.failed, parts.words.errors.notWindows);
  const loaded = await loadNative();
  return windowsPcs(server, 'missing' in loaded ? null : loaded, parts);
};

async function windowsPcs(
  servers: readonly string[],
  native: Native | null,
  { deadline, words, log, knownAccounts, asksNeighbors }: PcParts,
): Promise<Pcs> {
  const { windowsHost } = await import('./this-pc.ts');
  const found = await windowsHost(native, ownProgram, log, knownAccounts);
  if (found === null) throw new CommandError(EXIT.failed, words.errors.windowsNotFound);
  // With other PCs each way to sign out must mean the same on all of them, and there are no neighbors on another PC.
  const hasNeighbors = asksNeighbors === true && servers.length === 0;
  const known = hasNeighbors ? await neighborly(found, native) : found;
  const here: SessionHost = { ...known, list: () => timely(known.list(), clock()) };
  const hosts = new Map<string, SessionHost>();
  if (servers.length === 0) hosts.set(hostname(), here);
  else {
    const { isThisPc, remoteWindows } = await import('./other-pcs.ts');
    const names = unique(servers);
    const others = names.filter((name) => !isThisPc(name));
    const remote = await remoteWindows(others, { native, ownProgram, deadline, log });
    if (remote === null) throw new CommandError(EXIT.failed, words.errors.windowsNotFound);
    for (const name of names) {
      const host = remote.get(name);
      if (host === undefined) hosts.set(hostname(), here);
      else hosts.set(name, host);
    }
  }
  return {
    fleet: fleet(hosts, () => ownSessionOn(here), here),
    names: [...hosts.keys()],
    isThisPc: (name) => hosts.get(name) === here,
    folder: userFolders().data,
    async policy() {
      const { policyAtStart } = await import('./settings.ts');
      return policyAtStart(native);
    },
    async toldUsers(users) {
      const { toldUsers } = await import('./mail.ts');
      return toldUsers(native, users);
    },
    asleep: native === null ? () => null : sleptMs(native),
    async account(assumeUnelevated, log) {
      const { elevationHere, windowsRights } = await import('./account.ts');
      // Where `quser` tells of this PC, an elevated helper would not believe it, so none is started.
      const elevating = here.isExact ? native : null;
      return {
        rights: windowsRights(elevating, assumeUnelevated, log).rights,
        elevation: (request) => elevationHere(elevating, request, log),
      };
    },
  };
}

async function neighborly(host: SessionHost, native: Native | null): Promise<SessionHost> {
  const { withNeighbors } = await import('./neighbors.ts');
  return withNeighbors(host, native, clock());
}

/** Each name once, as it was first written: Windows and DNS take no notice of capitals. */
function unique(names: readonly string[]): readonly string[] {
  const small = names.map((name) => name.toLowerCase());
  return names.filter((_, index) => small.indexOf(small[index] ?? '') === index);
}
