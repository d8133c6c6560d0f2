import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DRIVE_C, EXCHANGE, PREFIX, PROGRAM, windowsPath } from './folders.ts';
import { labProcesses } from './processes.ts';
import { readTrayRecord, type TrayRecord } from './tray-record.ts';
import { wineEnvironment } from './wine.ts';

const USERS = join(DRIVE_C, 'users');
const LEAVING_MS = 5_000;

/** What the program writes, each a file: node.exe cannot use a pipe for its output in Wine. */
const OUTPUT = {
  stdout: join(EXCHANGE, 'stdout.txt'),
  stderr: join(EXCHANGE, 'stderr.txt'),
  tray: join(EXCHANGE, 'tray.jsonl'),
};

/** One run of a program in C:\usher, from `node.exe --require probes\tap.cjs` to the end of all its processes. */
export class Usher {
  readonly #process: ChildProcess;

  /**
   * @param file in C:\usher
   * @param settings the operator's settings.json; none where nothing is given
   */
  constructor(display: string, file: string, args: readonly string[], settings?: object) {
    for (const output of Object.values(OUTPUT)) rmSync(output, { force: true });
    for (const user of userFolders()) {
      for (const kind of ['Local', 'Roaming']) {
        rmSync(join(user, 'AppData', kind, 'Usher'), { recursive: true, force: true });
      }
      if (settings) writeSettings(join(user, 'AppData', 'Roaming', 'Usher', 'settings.json'), settings);
    }
    const [stdout, stderr] = [openSync(OUTPUT.stdout, 'w'), openSync(OUTPUT.stderr, 'w')];
    const program = windowsPath(PROGRAM);
    this.#process = spawn(
      'wine',
      [`${program}\\node.exe`, '--require', `${program}\\probes\\tap.cjs`, `${program}\\${file}`, ...args],
      { cwd: PROGRAM, env: wineEnvironment(display), stdio: ['ignore', stdout, stderr] },
    );
    closeSync(stdout);
    closeSync(stderr);
  }

  /** Null while it runs; -1 where it was killed. */
  get exitCode(): number | null {
    return this.#process.signalCode === null ? this.#process.exitCode : -1;
  }

  get tray(): TrayRecord {
    return readTrayRecord(OUTPUT.tray);
  }

  /** What it wrote so far. */
  output(stream: 'stdout' | 'stderr'): string {
    return readFileSync(OUTPUT[stream], 'utf8');
  }

  /** What to look at where something did not come. */
  story(): string {
    const rows = this.tray.rows.map(({ text, enabled }) => (enabled ? text : `(${text})`));
    return [
      `menu: ${rows.join(' | ')}`,
      `stdout: ${this.output('stdout').slice(-1000)}`,
      `stderr: ${this.output('stderr').slice(-1000)}`,
      `log: ${readLog().slice(-1500)}`,
    ].join('\n');
  }

  /** Holds node.exe with all its threads, as a PC that is too busy would; its tray program goes on. */
  stop(): void {
    this.#process.kill('SIGSTOP');
  }

  cont(): void {
    this.#process.kill('SIGCONT');
  }

  /** Ends it at once with everything it started. */
  async end(): Promise<void> {
    const until = Date.now() + LEAVING_MS;
    for (;;) {
      const left = labProcesses(PREFIX);
      if (left.length === 0) return;
      if (Date.now() > until) throw new Error(`Cannot be ended: ${JSON.stringify(left)}`);
      for (const { pid } of left) kill(pid);
      await pause(100);
    }
  }
}

/** The lines of deeds.jsonl; empty where there is none. */
export function readDeeds(): Record<string, unknown>[] {
  const lines = dataFile('deeds.jsonl').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}

/** The program's own log; empty where there is none. */
export function readLog(): string {
  return dataFile('usher.log');
}

/** Kills the processes of that program. @returns how many there were */
export function killProgram(program: string): number {
  const found = labProcesses(PREFIX).filter((each) => each.program === program);
  for (const { pid } of found) kill(pid);
  return found.length;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended meanwhile.
  }
}

function dataFile(name: string): string {
  const files = userFolders().map((user) => join(user, 'AppData', 'Local', 'Usher', name));
  const file = files.find((each) => existsSync(each));
  return file === undefined ? '' : readFileSync(file, 'utf8');
}

/** Wine's own user and the one that all share; Wine takes the name from the environment. */
function userFolders(): string[] {
  return readdirSync(USERS).map((name) => join(USERS, name));
}

function writeSettings(file: string, settings: object): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(settings));
}
