import { hostname } from 'node:os';
import type { Log } from '../base/log.ts';
import { run } from '../base/run.ts';
import { commandHost } from '../sessions/commands/command-host.ts';
import { logoffMethod } from '../sessions/commands/logoff-method.ts';
import { msgNote } from '../sessions/commands/msg-note.ts';
import { decodeOem, oemCodePage } from '../sessions/commands/oem-text.ts';
import { systemPrograms } from '../sessions/commands/system-programs.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import { commandPolicy } from '../settings/command-policy.ts';
import type { Policy } from '../settings/policy.ts';
import { language } from './language.ts';

/** Where Windows says which code page its console programs write. */
const CODE_PAGES = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Nls\\CodePage';

/** The code page of console programs here; null where Windows does not tell. */
export async function oemPage(folder: string): Promise<number | null> {
  const { reg } = systemPrograms(folder);
  const asked = await run(reg, ['query', CODE_PAGES, '/v', 'OEMCP'], { timeoutMs: 5000 });
  return asked.kind === 'exited' ? oemCodePage(asked.stdout.toString('latin1')) : null;
}

/** Reads what console programs write here, whichever PC they tell of. */
export async function oemDecoder(folder: string): Promise<(bytes: Buffer) => string> {
  const codePage = await oemPage(folder);
  return (bytes) => decodeOem(bytes, codePage);
}

/** The policy of this PC, by its commands. */
export async function policyThroughCommands(folder: string): Promise<Policy> {
  return commandPolicy({
    reg: systemPrograms(folder).reg,
    run,
    decode: await oemDecoder(folder),
    words: await language.settings(),
  });
}

/**
 * Windows through its commands, on this PC or on another one.
 * @param server the other PC's name, already known to be one; null for this PC
 */
export function throughCommands(
  folder: string,
  decode: (bytes: Buffer) => string,
  log: Log,
  server: string | null = null,
): SessionHost {
  const programs = systemPrograms(folder);
  const where = server === null ? [] : [`/server:${server}`];
  return commandHost({
    host: server ?? hostname(),
    isOtherPc: server !== null,
    quser: { file: programs.quser, args: where },
    logoff: logoffMethod({ file: programs.logoff, args: where }),
    leaveNote: msgNote({ file: programs.msg, args: [] }, run, server),
    decode,
    runProgram: run,
    problem: log,
  });
}
