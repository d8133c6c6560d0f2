import { hostname } from 'node:os';
import type { Log } from '../log.ts';
import type { Native } from '../native.ts';
import type { Command } from '../run.ts';
import { run } from '../run.ts';
import { commandHost } from '../sessions/commands/command-host.ts';
import { logoffWay } from '../sessions/commands/logoff-way.ts';
import { msgNote } from '../sessions/commands/msg-note.ts';
import { decodeOem, oemCodePage } from '../sessions/commands/oem-text.ts';
import { systemPrograms, usualSystemFolder } from '../sessions/commands/system-programs.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import { accountBindings } from '../sessions/wts/account-bindings.ts';
import { accounts } from '../sessions/wts/accounts.ts';
import { wtsBindings } from '../sessions/wts/bindings.ts';
import { messenger } from '../sessions/wts/messenger.ts';
import { processes } from '../sessions/wts/processes.ts';
import { wtsHost } from '../sessions/wts/wts-host.ts';

/** Where Windows says which code page its console programs write. */
const CODE_PAGES = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Nls\\CodePage';

/**
 * This PC through wtsapi32, or through its commands where its libraries cannot be called.
 * @returns null where even the commands' folder is not known for certain
 */
export async function windowsHost(
  native: Native | null,
  ownProgram: Command,
  log: Log,
): Promise<SessionHost | null> {
  if (native !== null) {
    try {
      return exactHost(native, ownProgram);
    } catch (error) {
      log(`using quser: ${error}`);
    }
  }
  const folder = commandsFolder(native);
  return folder === null ? null : throughCommands(folder, log);
}

/** Where Windows' commands are; null where that is not known for certain. */
export function commandsFolder(native: Native | null): string | null {
  if (native !== null) return native.systemFolder;
  const { SystemRoot, PROCESSOR_ARCHITEW6432 } = process.env;
  return usualSystemFolder(SystemRoot, PROCESSOR_ARCHITEW6432 !== undefined);
}

/** @throws Error where this Windows lacks a library or function */
function exactHost(native: Native, ownProgram: Command): SessionHost {
  return wtsHost({
    host: hostname(),
    wts: wtsBindings(native),
    accounts: accounts(accountBindings(native)),
    messenger: messenger(ownProgram),
    processes: processes(native),
    ways: [logoffWay({ file: systemPrograms(native.systemFolder).logoff, args: [] })],
  });
}

/**
 * Windows through its commands, on this PC or on another one.
 * @param server the other PC's name, already known to be one; null for this PC
 */
export async function throughCommands(
  folder: string,
  log: Log,
  server: string | null = null,
): Promise<SessionHost> {
  const programs = systemPrograms(folder);
  const asked = await run(programs.reg, ['query', CODE_PAGES, '/v', 'OEMCP'], { timeoutMs: 5000 });
  const codePage = asked.kind === 'exited' ? oemCodePage(asked.stdout.toString('latin1')) : null;
  const where = server === null ? [] : [`/server:${server}`];
  return commandHost({
    host: server ?? hostname(),
    quser: { file: programs.quser, args: where },
    logoff: logoffWay({ file: programs.logoff, args: where }),
    leaveNote: msgNote({ file: programs.msg, args: [] }, run, server),
    decode: (bytes) => decodeOem(bytes, codePage),
    runProgram: run,
    problem: log,
  });
}
