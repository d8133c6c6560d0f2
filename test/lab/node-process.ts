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
 * @param file in C:\usher, or the path of an Usher.exe, whose Node.js loads the same probe
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
  const [command, loads] = programCommand(file, 'tap');
  const child = spawn('wine', [...command, ...args], {
    cwd: START,
    env: { ...wineEnvironment(display), ...place, ...loads, ...variables },
    stdio: ['ignore', stdout, stderr],
  });
  closeSync(stdout);
  closeSync(stderr);
  return child;
}

/**
 * What starts a program with a probe loaded first, and the variables for it.
 * @param file in C:\usher, or the path of an Usher.exe of the build for the lab
 */
export function programCommand(file: string, probe: string): [command: string[], NodeJS.ProcessEnv] {
  const program = windowsPath(PROGRAM);
  const loaded = `${program}\\probes\\${probe}.cjs`;
  if (file.endsWith('.exe')) return [[file], { USHER_LAB_REQUIRE: loaded }];
  return [[`${program}\\node.exe`, '--require', loaded, `${program}\\${file}`], {}];
}
