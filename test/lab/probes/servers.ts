// Does what its arguments say, one after the other, and prints one line of JSON for each: the answer, or `error N`.
// `open:SRV1` opens a server. Later steps act on it, also once it is closed; earlier ones act on this PC.
import { execFileSync } from 'node:child_process';
import koffi from 'koffi';
import { LOCAL_SERVER, library, listSessions, queryBytes, type Server } from './wtsapi32.ts';

const USER_NAME = 5;
const CLIENT_NAME = 10;
const ANY_SESSION = 0xfffffffe;
const TYPE_PROCESS_INFO_1 = 1;
/** MB_OKCANCEL. */
const QUESTION = 1;
const ANY_CHANGE = 0xff;

const lastError = koffi.load('kernel32.dll').func('uint32_t __stdcall GetLastError()');
const openEx = library.func('void * __stdcall WTSOpenServerExW(str16 name)');
const open = library.func('void * __stdcall WTSOpenServerW(str16 name)');
const close = library.func('void __stdcall WTSCloseServer(void *server)');
const logoff = library.func(
  'int32_t __stdcall WTSLogoffSession(void *server, uint32_t session, int32_t wait)',
);
const send = library.func(
  'int32_t __stdcall WTSSendMessageW(void *server, uint32_t session, str16 title, uint32_t titleBytes, str16 text, uint32_t textBytes, uint32_t style, uint32_t seconds, _Out_ uint32_t *answer, int32_t wait)',
);
const processes = library.func(
  'int32_t __stdcall WTSEnumerateProcessesExW(void *server, _Inout_ uint32_t *level, uint32_t session, _Out_ void **processes, _Out_ uint32_t *count)',
);
const freeEx = library.func('int32_t __stdcall WTSFreeMemoryExW(int32_t type, void *memory, uint32_t count)');
const wait = library.func(
  'int32_t __stdcall WTSWaitSystemEvent(void *server, uint32_t mask, _Out_ uint32_t *flags)',
);

let server: Server = LOCAL_SERVER;
const failed = () => `error ${lastError()}`;

function opened(handle: Server): string {
  if (handle === null) return failed();
  server = handle;
  return 'opened';
}

function answerOf(session: number): string | number {
  const answer: [number] = [0];
  const [title, text] = ['Kai asks', 'Sign out?'];
  const isSent = send(
    server,
    session,
    title,
    title.length * 2,
    text,
    text.length * 2,
    QUESTION,
    5,
    answer,
    1,
  );
  return isSent ? answer[0] : failed();
}

function processCount(): string | number {
  const [list, count]: [[bigint | null], [number]] = [[null], [0]];
  if (!processes(server, [1], ANY_SESSION, list, count)) return failed();
  freeEx(TYPE_PROCESS_INFO_1, list[0], count[0]);
  return count[0];
}

function textOf(session: number, what: number): string {
  return queryBytes(server, session, what)?.toString('utf16le').replace(/\0.*$/s, '') ?? failed();
}

/** Runs one of Windows' commands, with its exit code if it is not 0. */
function run(program: string, ...args: string[]): unknown {
  try {
    return execFileSync(`C:\\windows\\system32\\${program}.exe`, args, { encoding: 'latin1', stdio: 'pipe' });
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: string };
    return { status, stderr };
  }
}

const STEPS: Readonly<Record<string, (value: string) => unknown>> = {
  open: (name) => opened(openEx(name)),
  openW: (name) => opened(open(name)),
  list: () => listSessions(server)?.map(({ sessionId, userName }) => `${sessionId} ${userName}`) ?? failed(),
  user: (session) => textOf(Number(session), USER_NAME),
  client: (session) => textOf(Number(session), CLIENT_NAME),
  ask: (session) => answerOf(Number(session)),
  processes: processCount,
  logoff: (session) => (logoff(server, Number(session), 0) ? 'ok' : failed()),
  wait: () => (wait(server, ANY_CHANGE, [0]) ? 'woken' : failed()),
  // Begins a call on another thread, and waits until it has surely begun.
  begin: () => {
    wait.async(server, ANY_CHANGE, [0], () => {});
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    return 'begun';
  },
  close: () => close(server) ?? 'closed',
  run: (command) => {
    const [program = '', ...args] = command.split(' ');
    return run(program, ...args);
  },
};

for (const argument of process.argv.slice(2)) {
  const [, name = '', value = ''] = /^(\w+):?(.*)$/.exec(argument) ?? [];
  const step = STEPS[name];
  if (!step) throw new Error(`No such step: ${argument}`);
  process.stdout.write(`${JSON.stringify(step(value))}\n`);
}
