import type { ChildProcess } from 'node:child_process';
import { pause } from '../../base/pause.ts';

/**
 * The class of the tray program's window.
 * https://github.com/getlantern/systray/blob/v1.2.2/systray_windows.go
 */
export const TRAY_WINDOW = 'SystrayClass';

/** A program that was asked to end is killed after this time. */
const LEAVING_MS = 3_000;

/** True also for a program that never started. */
export function hasEnded(program: ChildProcess): boolean {
  return program.pid === undefined || program.exitCode !== null || program.signalCode !== null;
}

/**
 * Ends the tray program. `exit` removes the icon. A killed program's icon stays until the pointer touches it.
 * @param ask asks the program for its `exit`; null if it has no icon yet, so that it can be killed at once
 */
export async function endProgram(program: ChildProcess, ask: (() => void) | null): Promise<void> {
  const gone = new AbortController();
  program.once('exit', () => gone.abort());
  if (ask === null) program.kill();
  else ask();
  if (await pause(LEAVING_MS, gone.signal)) program.kill('SIGKILL');
}
