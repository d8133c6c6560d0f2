import { hostname } from 'node:os';
import pLimit from 'p-limit';
import type { Log } from '../base/log.ts';
import type { Command } from '../base/run.ts';
import { remoteHost } from '../sessions/remote/remote-host.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import type { Native } from '../windows/native.ts';
import { commandsFolder } from './this-pc.ts';

/** Each call on another PC is a Node.js of its own, and a PC that is off keeps it until its deadline. */
const MOST_AT_ONCE = 8;

export interface RemoteWindowsParts {
  readonly native: Native | null;
  readonly ownProgram: Command;
  /** How long a call may take, in ms. */
  readonly deadline: number;
  readonly log: Log;
}

/**
 * Other PCs by their names, through wtsapi32, or through `quser /server:` where that cannot be called.
 * @returns null where not even the commands' folder is known for certain
 */
export async function remoteWindows(
  names: readonly string[],
  { native, ownProgram, deadline, log }: RemoteWindowsParts,
): Promise<ReadonlyMap<string, SessionHost> | null> {
  const inTurn = pLimit(MOST_AT_ONCE);
  if (native !== null) {
    return new Map(names.map((pc) => [pc, remoteHost({ pc, ownProgram, deadline, inTurn })]));
  }
  const folder = commandsFolder(null);
  if (folder === null) return null;
  const { oemDecoder, throughCommands } = await import('./quser-pc.ts');
  const decode = await oemDecoder(folder);
  const hosts = new Map<string, SessionHost>();
  for (const pc of names) {
    const host = throughCommands(folder, decode, log, pc);
    hosts.set(pc, { ...host, list: () => inTurn(host.list) });
  }
  return hosts;
}

/** The names by which a PC calls itself. Every other one is asked for in the network, whoever answers. */
export function isThisPc(name: string): boolean {
  return ['localhost', '127.0.0.1', '::1', hostname().toLowerCase()].includes(name.toLowerCase());
}
