// Gives each session of the lab an account of its own, because all processes of Wine run as one account. Windows' calls
// answer so for a process whose session is known (see lab-session.ts), and for the names of the simulated PC. The token of
// a pipe's client is elevated only if that is the elevated helper, because all processes of Wine are.
import { readFileSync } from 'node:fs';
import { type CFunction, programKoffi } from './koffi-answers.ts';

/** TokenUser and TokenElevation of TOKEN_INFORMATION_CLASS, and SidTypeUser of SID_NAME_USE. */
const TOKEN_USER = 1;
const TOKEN_ELEVATION = 20;
const SID_TYPE_USER = 1;
/** Behind the SID_AND_ATTRIBUTES that points to it. */
const SID_AT = 16;

/** S-1-5-21-0-0-0-2002 for session 2. */
function sidBytes(session: number): Buffer {
  const sid = Buffer.from([1, 5, 0, 0, 0, 0, 0, 5]);
  const parts = Buffer.alloc(20);
  for (const [index, part] of [21, 0, 0, 0, 2000 + session].entries()) parts.writeUInt32LE(part, index * 4);
  return Buffer.concat([sid, parts]);
}

/** The session of `LAB-PC\ben`. */
function sessionOfName(account: string): number | undefined {
  const user = account.replace(/^.*\\/, '').toLowerCase();
  const lines = readFileSync('C:\\lab\\pc.txt', 'utf8').toLowerCase().split('\n');
  const line = lines.find((each) => each.startsWith('session ') && each.includes(` user=${user} `));
  const [, id] = / id=(\d+) /.exec(line ?? '') ?? [];
  return id === undefined ? undefined : Number(id);
}

/** The process at the other end of a pipe that is served here. */
function clientOf(pipe: bigint): number {
  const process: [number] = [0];
  kernel()('int __stdcall GetNamedPipeClientProcessId(void *, _Out_ uint32_t *)')(pipe, process);
  return process[0];
}

/**
 * The stand-in for wtsapi32 marks the helper and what it starts, see standins/rights.c. A name without `Local\` is the same
 * one, and is not given to each session anew (see lab-session.ts).
 */
function isElevated(pid: number): boolean {
  const SYNCHRONIZE = 0x100000;
  const open = kernel()('void * __stdcall OpenMutexW(uint32_t, int, str16)');
  const mark = open(SYNCHRONIZE, 0, `UsherLabElevated-${pid}`);
  if (mark !== null) kernel()('int __stdcall CloseHandle(void *)')(mark);
  return mark !== null;
}

function kernel(): (prototype: string) => CFunction {
  const library = programKoffi().load('kernel32.dll');
  return (prototype) => library.func(prototype);
}

/** @param sessionOf undefined for a process that Wine says the truth about */
export function accountAnswers(
  sessionOf: (pid: number) => number | undefined,
): Readonly<Record<string, (real: CFunction) => CFunction>> {
  const processes = new Map<bigint, number>();
  const tokens = new Map<bigint | null, number>();
  /** Of the pipe whose client this thread is now. */
  let client: number | undefined;
  const clientTokens = new Set<bigint | null>();
  return {
    OpenProcess: (real) => (access: number, inherit: number, pid: number) => {
      const handle = real(access, inherit, pid);
      if (handle !== null) processes.set(handle, pid);
      return handle;
    },
    OpenProcessToken: (real) => (process: bigint, access: number, token: [bigint | null]) => {
      const isOpen = real(process, access, token);
      tokens.delete(token[0]);
      clientTokens.delete(token[0]);
      const pid = processes.get(process);
      if (isOpen && pid !== undefined) tokens.set(token[0], pid);
      return isOpen;
    },
    ImpersonateNamedPipeClient: (real) => (pipe: bigint) => {
      client = clientOf(pipe);
      return real(pipe);
    },
    OpenThreadToken: (real) => (thread: bigint, access: number, asSelf: number, token: [bigint | null]) => {
      const isOpen = real(thread, access, asSelf, token);
      if (isOpen && client !== undefined) {
        tokens.set(token[0], client);
        clientTokens.add(token[0]);
      }
      return isOpen;
    },
    RevertToSelf: (real) => () => {
      client = undefined;
      return real();
    },
    GetTokenInformation:
      (real) =>
      (token: bigint, info: number, buffer: Buffer, ...rest: unknown[]) => {
        const isTold = real(token, info, buffer, ...rest);
        const process = tokens.get(token) ?? 0;
        const session = sessionOf(process);
        if (isTold && info === TOKEN_USER && session !== undefined) sidBytes(session).copy(buffer, SID_AT);
        if (isTold && info === TOKEN_ELEVATION && clientTokens.has(token)) {
          buffer.writeUInt32LE(isElevated(process) ? 1 : 0);
        }
        return isTold;
      },
    LookupAccountNameW: (real) =>
      Object.assign((...args: unknown[]) => real(...args), {
        async(...args: unknown[]) {
          const [, account, sid, , , , use] = args as [null, string, Buffer, Buffer, Buffer, Buffer, Buffer];
          const done = args.at(-1) as (failure: unknown, value: number) => void;
          const session = sessionOfName(account);
          if (session === undefined) return real.async?.(...args);
          sidBytes(session).copy(sid);
          use.writeInt32LE(SID_TYPE_USER);
          setImmediate(done, null, 1);
        },
      }),
  };
}
