import { hostname } from 'node:os';
import { ownProgram, userFolders } from '../folders.ts';
import type { Log } from '../log.ts';
import type { Native } from '../native.ts';
import { loadNative } from '../native.ts';
import { timely } from '../people.ts';
import type { Fleet } from '../sessions/remote/fleet.ts';
import { fleet, ownSessionOn } from '../sessions/remote/fleet.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import type { Accounts } from '../sessions/wts/accounts.ts';
import type { CliWords } from '../words/cli-words.ts';
import { CommandError } from './command-error.ts';
import { EXIT } from './exit-code.ts';
import type { Servers } from './invocation.ts';

/** The PCs that a command is about. */
export interface Pcs {
  readonly fleet: Fleet;
  readonly names: readonly string[];
  isThisPc(name: string): boolean;
  /** Null where Windows' libraries cannot be called, and on simulated PCs. */
  readonly native: Native | null;
  /** False where this PC is told by `quser`: an elevated helper would not believe it, so none is started. */
  readonly isExactHere: boolean;
  /** Where the history is. */
  readonly folder: string;
}

export interface PcParts {
  /** How long another PC may take to answer, in ms. */
  readonly deadline: number;
  readonly words: CliWords;
  readonly log: Log;
  /** Instead of looking accounts up, which may take a while. */
  readonly knownAccounts?: Accounts;
}

/** @throws CommandError where this is not Windows, or one without its libraries and programs */
export async function pcsOf({ demo, server }: Servers, parts: PcParts): Promise<Pcs> {
  if (demo) {
    const { demoPcs } = await import('./demo-pcs.ts');
    return demoPcs(server);
  }
  if (process.platform !== 'win32') throw new CommandError(EXIT.failed, parts.words.errors.notWindows);
  const loaded = await loadNative();
  return windowsPcs(server, 'missing' in loaded ? null : loaded, parts);
}

async function windowsPcs(
  servers: readonly string[],
  native: Native | null,
  { deadline, words, log, knownAccounts }: PcParts,
): Promise<Pcs> {
  const { windowsHost } = await import('../faces/windows-host.ts');
  const found = await windowsHost(native, ownProgram, log, knownAccounts);
  if (found === null) throw new CommandError(EXIT.failed, words.errors.windowsNotFound);
  const here: SessionHost = { ...found, list: () => timely(found.list()) };
  const hosts = new Map<string, SessionHost>();
  if (servers.length === 0) hosts.set(hostname(), here);
  else {
    const { isThisPc, remoteWindows } = await import('../faces/remote-windows.ts');
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
    native,
    isExactHere: here.isExact,
    folder: userFolders().data,
  };
}

/** Each name once, as it was first written: Windows and DNS take no notice of capitals. */
function unique(names: readonly string[]): readonly string[] {
  const small = names.map((name) => name.toLowerCase());
  return names.filter((_, index) => small.indexOf(small[index] ?? '') === index);
}
