// Gives a process the session that its environment names (USHER_LAB_SESSION), because all processes of Wine are in
// session 1. Windows' calls that tell the session of a process, or of a pipe's other end, answer as if it were there.
// Each process notes its session in C:\lab\session-of-<pid>.txt, so that others find it. Loaded before the program.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { accountAnswers, type CFunction } from './lab-account.ts';

type Output = [number];
interface Library {
  func(prototype: string): CFunction;
}

const noteOf = (pid: number) => `C:\\lab\\session-of-${pid}.txt`;

/** Undefined for a process that Wine says the truth about. */
function sessionOf(pid: number): number | undefined {
  try {
    return Number(readFileSync(noteOf(pid), 'utf8'));
  } catch {
    return undefined;
  }
}

/** How to find the process that each call is about. */
const ABOUT: Readonly<Record<string, (library: Library) => (subject: bigint | number) => number>> = {
  ProcessIdToSessionId: () => Number,
  GetNamedPipeClientSessionId: (library) => processAtPipe(library, 'Client'),
  GetNamedPipeServerSessionId: (library) => processAtPipe(library, 'Server'),
};

function processAtPipe(library: Library, side: string): (pipe: bigint | number) => number {
  const get = library.func(`int __stdcall GetNamedPipe${side}ProcessId(void *pipe, _Out_ uint32_t *process)`);
  return (pipe) => {
    const process: Output = [0];
    get(pipe, process);
    return process[0];
  };
}

const ACCOUNTS = accountAnswers(sessionOf);

/** Replaces these calls in what koffi gives the program. koffi's own libraries cannot be changed. */
function answerInSession(koffi: { load(path: string): Library }): void {
  const { load } = koffi;
  koffi.load = (path) => {
    const library = load(path);
    return { func: (prototype) => answered(library, prototype) };
  };
}

function answered(library: Library, prototype: string): CFunction {
  const real = library.func(prototype);
  const [, name = ''] = /(\w+)\(/.exec(prototype) ?? [];
  const account = ACCOUNTS[name]?.(real);
  if (account !== undefined) return account;
  const processOf = ABOUT[name]?.(library);
  if (processOf === undefined) return real;
  return (subject: bigint | number, output: Output) => {
    const isTold = real(subject, output);
    output[0] = sessionOf(processOf(subject)) ?? output[0];
    return isTold;
  };
}

const own = process.env.USHER_LAB_SESSION;
// A process number is used again, so the note may be another process's.
rmSync(noteOf(process.pid), { force: true });
if (own !== undefined) {
  writeFileSync(noteOf(process.pid), own);
  const koffi = createRequire('C:\\usher\\usher.cjs')('koffi');
  // The program uses the default export, and the built probes use the module itself.
  answerInSession(koffi.default);
  answerInSession(koffi);
}
