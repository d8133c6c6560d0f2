import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DRIVE_C, PREFIX } from './folders.ts';
import { exchangeFile, startNode } from './node-process.ts';
import { labProcesses } from './processes.ts';
import { readTrayRecord, type TrayRecord } from './tray-record.ts';

const USERS = join(DRIVE_C, 'users');
/** Only against a hang: a killed process is gone as soon as the machine handles it. */
const LEAVING_MS = 60_000;

const OUTPUT = { stdout: exchangeFile('stdout.txt'), stderr: exchangeFile('stderr.txt') };
/** The record of `probes/tap.ts`. */
const TRAY_RECORD = exchangeFile('tray.jsonl');

/** One run of a program in C:\usher, from `node.exe --require probes\tap.cjs` to the end of all its processes. */
export class Usher {
  readonly #process: ChildProcess;

  /** @param file, @param session see `startNode`, as for variables */
  constructor(
    display: string,
    file: string,
    args: readonly string[],
    session?: number,
    variables?: Readonly<Record<string, string>>,
  ) {
    rmSync(TRAY_RECORD, { force: true });
    this.#process = startNode(display, file, args, OUTPUT, session, variables);
  }

  /** Null while it runs; -1 if it was killed. */
  get exitCode(): number | null {
    return this.#process.signalCode === null ? this.#process.exitCode : -1;
  }

  get tray(): TrayRecord {
    return readTrayRecord(TRAY_RECORD);
  }

  /** Its output so far. */
  output(stream: 'stdout' | 'stderr'): string {
    return readFileSync(OUTPUT[stream], 'utf8');
  }

  /** Details for an error when something did not happen. */
  story(): string {
    const rows = this.tray.rows.map(({ text, enabled }) => (enabled ? text : `(${text})`));
    return [
      `menu: ${rows.join(' | ')}`,
      `stdout: ${this.output('stdout').slice(-1000)}`,
      `stderr: ${this.output('stderr').slice(-1000)}`,
      `log: ${readLog().slice(-1500)}`,
      `history: ${dataFile('history.jsonl').slice(-1500)}`,
    ].join('\n');
  }

  /** Holds node.exe with all its threads, like a PC that is too busy. Its tray program goes on. */
  stop(): void {
    this.#process.kill('SIGSTOP');
  }

  cont(): void {
    this.#process.kill('SIGCONT');
  }

  /** Kills node.exe alone, as Task Manager would. What it has started goes on. */
  kill(): void {
    this.#process.kill('SIGKILL');
  }
}

/**
 * Resets this account to one that never had the program. @param settings the operator's settings.json, as a value
 * or as its text; none if left out
 */
export function beginAccount(settings?: object | string): void {
  for (const user of userFolders()) {
    for (const kind of ['Local', 'Roaming']) {
      rmSync(join(user, 'AppData', kind, 'Usher'), { recursive: true, force: true });
    }
  }
  if (settings !== undefined) changeSettings(settings);
}

/** Writes the operator's settings.json, as a value or as its text. */
export function changeSettings(settings: object | string): void {
  for (const user of userFolders()) {
    writeSettings(join(user, 'AppData', 'Roaming', 'Usher', 'settings.json'), settings);
  }
}

/** Puts a folder in the place of that file of the account, so that it can neither be read nor written. */
export function spoil(name: 'history.jsonl' | 'settings.json'): void {
  for (const user of userFolders()) {
    const kind = name === 'settings.json' ? 'Roaming' : 'Local';
    mkdirSync(join(user, 'AppData', kind, 'Usher', name), { recursive: true });
  }
}

/** Ends the program at once with everything it started, and all commands. */
export async function endPrograms(): Promise<void> {
  const until = performance.now() + LEAVING_MS;
  for (;;) {
    const left = labProcesses(PREFIX);
    if (left.length === 0) return;
    if (performance.now() > until) throw new Error(`Cannot be ended: ${JSON.stringify(left)}`);
    for (const { pid } of left) send(pid, 'SIGKILL');
    await pause(100);
  }
}

/** The lines of history.jsonl; empty if there is none. */
export function readEntries(): Record<string, unknown>[] {
  const lines = dataFile('history.jsonl').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}

/** The program's own log; empty if there is none. */
export function readLog(): string {
  return dataFile('usher.log');
}

/** Kills the processes of that program, holds them, or lets them go on. @throws if there is none */
export function signalProgram(program: string, signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
  const found = labProcesses(PREFIX).filter((each) => each.program === program);
  if (found.length === 0) throw new Error(`No ${program} runs`);
  for (const { pid } of found) send(pid, signal);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended meanwhile.
  }
}

function dataFile(name: string): string {
  const files = userFolders().map((user) => join(user, 'AppData', 'Local', 'Usher', name));
  const file = files.find((each) => statSync(each, { throwIfNoEntry: false })?.isFile());
  return file === undefined ? '' : readFileSync(file, 'utf8');
}

/** Wine's own user and the one that all share; Wine takes the name from the environment. */
function userFolders(): string[] {
  return readdirSync(USERS).map((name) => join(USERS, name));
}

function writeSettings(file: string, settings: object | string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof settings === 'string' ? settings : JSON.stringify(settings));
}
