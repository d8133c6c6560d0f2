import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OthersMaySignMeOut } from '../../src/settings/settings.ts';
import { PREFIX, PROGRAM, START, windowsPath } from './folders.ts';
import type { Lab } from './lab.ts';
import { exchangeFile } from './node-process.ts';
import { labProcesses } from './processes.ts';
import { openToast, type Question } from './question.ts';
import type { SimulatedSession } from './simulated-session.ts';
import { wineEnvironment } from './wine.ts';

/** How somebody's own tray begins, see `probes/own-tray.ts`. */
export interface NeighborSetup {
  readonly setting?: OthersMaySignMeOut;
  readonly open?: 'hidden' | 'letter';
  /** A step and what happens there. */
  readonly at?: `${'receipt' | 'leaving' | 'exit' | 'exited'} ${'holds' | 'returns' | 'lasts'}`;
  /** A function that this Windows lacks. */
  readonly without?: string;
}

interface Note {
  readonly began?: number;
  readonly reached?: string;
  readonly exit?: number;
  readonly text?: string | null;
}

/** An account that Windows lets do nothing to others, and that it asks nobody for. */
export const ORDINARY = {
  session: 1,
  set: { rights: 'helper' },
  policy: { EnableLUA: 0 },
  args: ['--assume-unelevated'],
} as const;

/** Of their desktop, in pixels. Kai's toasts and menu stand beside it. */
const SIZE = '620x440';

/** Facts need a reading of the processor time from more than a second before. */
const READY_MS = 2500;

/** The real tray of somebody else, on a desktop of its own. */
export class Neighbor {
  readonly #lab: Lab;
  readonly #session: number;
  readonly #desktop: string;

  constructor(lab: Lab, { id, user }: SimulatedSession) {
    this.#lab = lab;
    this.#session = id;
    this.#desktop = user;
  }

  /** Starts it and waits until it knows its session. */
  async start({ setting, open, at, without }: NeighborSetup = {}): Promise<void> {
    this.#write('Roaming/Usher/settings.json', JSON.stringify({ othersMaySignMeOut: setting }));
    // It is not the first time that they use it.
    this.#write('Local/Usher/welcomed', '');
    const program = windowsPath(PROGRAM);
    const tray = [
      `${program}\\node.exe`,
      '--require',
      `${program}\\probes\\own-tray.cjs`,
      `${program}\\usher.cjs`,
    ];
    spawn('wine', ['explorer', `/desktop=${this.#desktop},${SIZE}`, ...tray], {
      cwd: START,
      env: {
        ...wineEnvironment(this.#lab.desktop.display),
        USHER_LAB_SESSION: String(this.#session),
        ...(open && { USHER_LAB_OPEN: open }),
        ...(at && { USHER_LAB_AT: at }),
        ...(without && { USHER_LAB_WITHOUT: without }),
      },
      stdio: 'ignore',
    });
    const before = this.#began().length;
    await this.#lab.until(() => this.#began().length > before, 30, `the tray of ${this.#desktop} begins`);
    const process = this.#began().at(-1);
    const isReady = () => {
      const [listed] = this.#lab.pc
        .calls('WTSEnumerateSessionsExW')
        .filter(({ pid, result }) => pid === process && Number(result) > 0);
      const isOpen = open !== 'letter' || this.texts().at(-1) === 'unsaved';
      return listed !== undefined && Date.now() - listed.time > READY_MS && isOpen;
    };
    await this.#lab.until(isReady, 30, `the tray of ${this.#desktop} is ready: ${this.log()}`);
  }

  /** How it has asked Windows to sign its person out: flags of ExitWindowsEx, EWX_LOGOFF is 0. */
  exits(): number[] {
    return this.#notes().flatMap(({ exit }) => exit ?? []);
  }

  /** The steps of a sign-out that it has come to. */
  reached(): string[] {
    return this.#notes().flatMap(({ reached }) => reached ?? []);
  }

  /** Each text of the Notepad on this desktop; null while there is none. */
  texts(): (string | null)[] {
    return this.#notes().flatMap(({ text }) => (text === undefined ? [] : [text]));
  }

  /** What is saved of the letter. */
  letter(): string {
    return this.#read('letter.txt');
  }

  receipts(): Record<string, unknown>[] {
    return this.#lines('Local/Usher/receipts.jsonl');
  }

  log(): string {
    return this.#read('Local/Usher/usher.log');
  }

  /** The person uses the keyboard. */
  touch(): void {
    this.#write('input', '');
  }

  /** The person's hand cancels what keeps Windows from a sign-out, saves the letter, or closes the Notepad or a toast. */
  hand(act: 'stay' | 'save' | 'close' | 'dismiss'): void {
    this.#write('hand', act);
  }

  /** The toast on this desktop. */
  toast(): Promise<Question | null> {
    return openToast(this.#lab.desktop, this.#desktop);
  }

  /** Ends everything in this session at once, as a sign-out does. */
  kill(): void {
    for (const { pid, session } of labProcesses(PREFIX))
      if (session === this.#session) process.kill(pid, 'SIGKILL');
  }

  /** Kills the tray, and nothing else. */
  killUsher(): void {
    const isTray = (args: readonly string[]) => args.some((arg) => arg.endsWith('own-tray.cjs'));
    const found = labProcesses(PREFIX).find(({ session, args }) => session === this.#session && isTray(args));
    if (found === undefined) throw new Error(`The tray of ${this.#desktop} does not run`);
    process.kill(found.pid, 'SIGKILL');
  }

  #began(): number[] {
    return this.#notes().flatMap(({ began }) => began ?? []);
  }

  #notes(): Note[] {
    return this.#lines('own-tray.jsonl');
  }

  #lines<Line>(name: string): Line[] {
    const lines = this.#read(name).split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line));
  }

  #read(name: string): string {
    const file = this.#file(name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  #write(name: string, text: string): void {
    mkdirSync(join(this.#file(name), '..'), { recursive: true });
    writeFileSync(this.#file(name), text);
  }

  #file(name: string): string {
    return exchangeFile(`session-${this.#session}/${name}`);
  }
}
