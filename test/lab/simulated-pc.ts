import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeValue, readFields, writeFields } from './record.ts';
import { readSession, type SimulatedSession, sessionLine } from './simulated-session.ts';

/** The keys and values of `set` lines. The README explains each. */
export type Settings = Readonly<Record<string, string | number>>;

/** A line about a fault instead of a call, after its time and process id if they are known. */
const FAULT = /^(?:\d+ \d+ )?FAULT /;

/** One line of calls.txt: a call of a stand-in and its answer. */
export interface Call {
  /** Ms since 1970. */
  readonly time: number;
  readonly pid: number;
  /** `WTSEnumerateSessionsExW`, `logoff.exe`, `snoretoast`, … */
  readonly name: string;
  /** The first one is `@SRV1` if the call was made on another host. */
  readonly args: readonly string[];
  /** Empty if the line reports the beginning of a call. */
  readonly result: string;
}

/** The PC that the stand-ins show to the program: pc.txt and calls.txt in one folder. */
export class SimulatedPc {
  readonly file: string;
  readonly #folder: string;
  readonly #calls: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.file = join(folder, 'pc.txt');
    this.#calls = join(folder, 'calls.txt');
  }

  /** A new PC with these people. Everything else in the folder is removed. */
  begin(people: readonly SimulatedSession[], settings: Settings = {}): void {
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
    this.#write(people, new Map(Object.entries(settings).map(([key, value]) => [key, String(value)])));
  }

  sessions(): SimulatedSession[] {
    return this.#lines('session').map(readSession);
  }

  settings(): Map<string, string> {
    return new Map(this.#lines('set').flatMap((line) => [...readFields(line)]));
  }

  /** Changes one session. @throws if nobody has that id on that host */
  change(id: number, over: Partial<SimulatedSession>, host = ''): void {
    const sessions = this.sessions();
    const isIt = (session: SimulatedSession) => session.id === id && session.host === host;
    if (!sessions.some(isIt)) throw new Error(`No session ${id}${host && ` on ${host}`}`);
    this.#write(
      sessions.map((session) => (isIt(session) ? { ...session, ...over } : session)),
      this.settings(),
    );
  }

  add(session: SimulatedSession): void {
    this.#write([...this.sessions(), session], this.settings());
  }

  remove(id: number, host = ''): void {
    this.#write(
      this.sessions().filter((session) => session.id !== id || session.host !== host),
      this.settings(),
    );
  }

  /** Adds settings, and removes those that are null. */
  set(changes: Readonly<Record<string, string | number | null>>): void {
    const settings = this.settings();
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) settings.delete(key);
      else settings.set(key, String(value));
    }
    this.#write(this.sessions(), settings);
  }

  /** The calls so far, in order; with a name only its calls. */
  calls(name?: string): Call[] {
    return this.#callLines()
      .filter((line) => !FAULT.test(line))
      .map(readCall)
      .filter((call) => name === undefined || call.name === name);
  }

  /** The calls that are wrong on Windows, such as a wrong free. */
  faults(): string[] {
    return this.#callLines().filter((line) => FAULT.test(line));
  }

  #callLines(): string[] {
    if (!existsSync(this.#calls)) return [];
    // A line without a line end is still being written.
    return readFileSync(this.#calls, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => line.trimEnd())
      .filter(Boolean);
  }

  #lines(word: string): string[] {
    const lines = readFileSync(this.file, 'utf8').split(/\r?\n/);
    return lines.filter((line) => line.startsWith(`${word} `));
  }

  /** The stand-ins read either the old file or the new one, never half of one. */
  #write(sessions: readonly SimulatedSession[], settings: ReadonlyMap<string, string>): void {
    const lines = [
      ...sessions.map(sessionLine),
      ...Array.from(settings, (setting) => writeFields('set', [setting])),
    ];
    writeFileSync(`${this.file}.driver`, `${lines.join('\n')}\n`);
    renameSync(`${this.file}.driver`, this.file);
  }
}

function readCall(line: string): Call {
  const [asked = '', result = ''] = line.split(' -> ');
  const [time, pid, name = '', ...args] = asked.split(' ');
  return {
    time: Number(time),
    pid: Number(pid),
    name: decodeValue(name),
    args: args.map(decodeValue),
    result,
  };
}
