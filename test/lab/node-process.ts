import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { EXCHANGE, PROGRAM, START, windowsPath } from './folders.ts';
import { wineEnvironment } from './wine.ts';

/** A file that the Windows side writes and the scenario reads. */
export function exchangeFile(name: string): string {
  return join(EXCHANGE, name);
}

/**
 * Starts `node.exe --require probes\tap.cjs` of C:\usher from C:\start. Its outputs are files, because in Wine it
 * ends at once if its stdout is a pipe.
 * @param file in C:\usher
 * @param session that the process is in; 1 by default, see `probes/lab-session.ts`
 * @param variables that it gets besides
 */
export function startNode(
  display: string,
  file: string,
  args: readonly string[],
  output: { readonly stdout: string; readonly stderr: string },
  session?: number,
  variables: Readonly<Record<string, string>> = {},
): ChildProcess {
  const place = session === undefined ? {} : { USHER_LAB_SESSION: String(session) };
  const [stdout, stderr] = [openSync(output.stdout, 'w'), openSync(output.stderr, 'w')];
  const program = windowsPath(PROGRAM);
  const child = spawn(
    'wine',
    [`${program}\\node.exe`, '--require', `${program}\\probes\\tap.cjs`, `${program}\\${file}`, ...args],
    {
      cwd: START,
      env: { ...wineEnvironment(display), ...place, ...variables },
      stdio: ['ignore', stdout, stderr],
    },
  );
  closeSync(stdout);
  closeSync(stderr);
  return child;
}
