import { hostname } from 'node:os';
import { join } from 'node:path';
import { programFolder, TRAY_PROGRAM } from '../base/folders.ts';
import type { Log } from '../base/log.ts';
import type { Command } from '../base/run.ts';
import { logoffMethod } from '../sessions/commands/logoff-method.ts';
import { systemPrograms, usualSystemFolder } from '../sessions/commands/system-programs.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import { accountBindings } from '../sessions/wts/account-bindings.ts';
import type { Accounts } from '../sessions/wts/accounts.ts';
import { accounts } from '../sessions/wts/accounts.ts';
import { THIS_PC, wtsBindings } from '../sessions/wts/bindings.ts';
import { messenger } from '../sessions/wts/messenger.ts';
import { processes } from '../sessions/wts/processes.ts';
import { wtsHost } from '../sessions/wts/wts-host.ts';
import { lockWorkStation } from '../windows/lock.ts';
import type { Native } from '../windows/native.ts';
import { processPaths } from '../windows/process-path.ts';

/**
 * This PC through wtsapi32, or through its commands where its libraries cannot be called.
 * @param knownAccounts instead of looking accounts up, which may take a while
 * @returns null where even the commands' folder is not known for certain
 */
export async function windowsHost(
  native: Native | null,
  ownProgram: Command,
  log: Log,
  knownAccounts?: Accounts,
): Promise<SessionHost | null> {
  if (native !== null) {
    try {
      return exactHost(native, ownProgram, knownAccounts);
    } catch (error) {
      log(`wtsapi32 can't be used: ${error}`);
    }
  }
  const folder = commandsFolder(native);
  if (folder === null) return null;
  const { oemDecoder, throughCommands } = await import('./quser-pc.ts');
  return throughCommands(folder, await oemDecoder(folder), log);
}

/** Where Windows' commands are; null where that is not known for certain. */
export function commandsFolder(native: Native | null): string | null {
  if (native !== null) return native.systemFolder;
  const { SystemRoot, PROCESSOR_ARCHITEW6432 } = process.env;
  return usualSystemFolder(SystemRoot, PROCESSOR_ARCHITEW6432 !== undefined);
}

/** The processes of each session of this PC. @throws Error where this Windows lacks a library or function */
export function processesHere(native: Native) {
  return processes(native, THIS_PC, processPaths(native, join(programFolder, TRAY_PROGRAM)));
}

/** @throws Error where this Windows lacks a library or function */
function exactHost(
  native: Native,
  ownProgram: Command,
  knownAccounts = accounts(accountBindings(native)),
): SessionHost {
  return wtsHost({
    host: hostname(),
    wts: wtsBindings(native),
    accounts: knownAccounts,
    messenger: messenger(ownProgram),
    processes: processesHere(native),
    lock: lockWorkStation(native),
    methods: [logoffMethod({ file: systemPrograms(native.systemFolder).logoff, args: [] })],
  });
}
