import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { PREFIX, START } from '../../test/lab/folders.ts';
import { exchangeFile } from '../../test/lab/node-process.ts';
import { type LabProcess, labProcesses } from '../../test/lab/processes.ts';
import { wineEnvironment } from '../../test/lab/wine.ts';
import { processorMs, residentBytes } from '../processes.ts';
import type { BenchLab } from './windows.ts';

export const NODE = 'C:\\usher\\node.exe';
export const USHER = 'C:\\usher\\usher.cjs';

/**
 * Starts a program as users have it, without the lab's probes.
 * @param place a number by which everything that it starts is found again; of no meaning to the program
 */
export function start(lab: BenchLab, place: number, command: readonly string[]): ChildProcess {
  const output = openSync(exchangeFile(`bench-${place}.txt`), 'w');
  const child = spawn('wine', [...command], {
    cwd: START,
    env: { ...wineEnvironment(lab.desktop.display), USHER_LAB_SESSION: `${place}` },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  return child;
}

/** Runs one to its end. @throws where it ends with another code than 0 */
export async function run(lab: BenchLab, place: number, command: readonly string[]): Promise<void> {
  const [code] = await once(start(lab, place, command), 'exit');
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}`);
}

export interface Usage {
  readonly program: string;
  readonly processorMs: number;
  readonly residentBytes: number;
}

/** What everything that was started in this place has used by now, by program. @throws where nothing of it runs */
export function usageOf(place: number): readonly Usage[] {
  const found = inPlace(place).map(({ pid, program }) => ({
    program,
    processorMs: processorMs(pid),
    residentBytes: residentBytes(pid),
  }));
  if (found.length === 0) throw new Error(`nothing runs in place ${place}`);
  return found.sort((one, other) => one.program.localeCompare(other.program));
}

/** The programs that run in this place. */
export function programsIn(place: number): readonly string[] {
  return inPlace(place).map(({ program }) => program);
}

function inPlace(place: number): readonly LabProcess[] {
  return labProcesses(PREFIX).filter(({ session }) => session === place);
}
