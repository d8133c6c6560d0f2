// Gives a process the session that its environment names (USHER_LAB_SESSION), because all processes of Wine are in
// session 1. Windows' calls that tell the session of a process, or of a pipe's other end, answer as if it were there.
// Each process notes its session in C:\lab\session-of-<pid>.txt, so that others find it. Loaded before the program.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { CFunction, Library, Replacement } from './koffi-answers.ts';
import { replaceInKoffi } from './koffi-answers.ts';
import { accountAnswers } from './lab-account.ts';

type Output = [number];

const noteOf = (pid: number) => `C:\\lab\\session-of-${pid}.txt`;

/** Undefined for a process that Wine says the truth about. */
function sessionOf(pid: number): number | undefined {
  try {
    return Number(readFileSync(noteOf(pid), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Answers with the session of the process that the call is about. */
function inSession(processOf: (library: Library) => (subject: bigint | number) => number): Replacement {
  return (real, library) => {
    const find = processOf(library);
    return (subject: bigint | number, output: Output) => {
      const isTold = real(subject, output);
      output[0] = sessionOf(find(subject)) ?? output[0];
      return isTold;
    };
  };
}

function processAtPipe(side: string) {
  return (library: Library): ((pipe: bigint | number) => number) => {
    const get = library.func(
      `int __stdcall GetNamedPipe${side}ProcessId(void *pipe, _Out_ uint32_t *process)`,
    );
    return (pipe) => {
      const process: Output = [0];
      get(pipe, process);
      return process[0];
    };
  };
}

/** Each session has names of its own that begin so. @param at where the name stands among the arguments */
function ownNames(session: string, at: number): Replacement {
  return (real: CFunction) =>
    (...args: unknown[]) =>
      real(...args.with(at, String(args[at]).replace(/^Local\\/, `Local\\${session}-`)));
}

const INVALID_HANDLE = 0xffff_ffff_ffff_ffffn;
const FIRST_INSTANCE = 0x80000;

/** The older ones of Wine don't know FILE_FLAG_FIRST_PIPE_INSTANCE: a name that is taken can be served once more. */
const firstInstance: Replacement = (real, library) => {
  const wait = library.func('int __stdcall WaitNamedPipeW(const char16_t *name, uint32_t ms)');
  const error = library.func('uint32_t __stdcall GetLastError()');
  const isTaken = (name: string) => wait(name, 1) !== 0 || error() !== 2;
  return (name: string, mode: number, ...rest: unknown[]) =>
    (mode & FIRST_INSTANCE) !== 0 && isTaken(name) ? INVALID_HANDLE : real(name, mode, ...rest);
};

const own = process.env.USHER_LAB_SESSION;
// A process number is used again, so the note may be another process's.
rmSync(noteOf(process.pid), { force: true });
if (own !== undefined) {
  writeFileSync(noteOf(process.pid), own);
  replaceInKoffi({
    ProcessIdToSessionId: inSession(() => Number),
    GetNamedPipeClientSessionId: inSession(processAtPipe('Client')),
    GetNamedPipeServerSessionId: inSession(processAtPipe('Server')),
    CreateNamedPipeW: firstInstance,
    CreateMutexW: ownNames(own, 2),
    OpenMutexW: ownNames(own, 2),
    ...accountAnswers(sessionOf),
  });
  if (own !== '1') {
    // Folders of their own, too. The operator has those of Wine's account.
    process.env.APPDATA = `C:\\lab\\session-${own}\\Roaming`;
    process.env.LOCALAPPDATA = `C:\\lab\\session-${own}\\Local`;
  }
}
