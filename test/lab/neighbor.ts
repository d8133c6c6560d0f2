import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { OthersMaySignMeOut } from '../../src/settings/settings.ts';
import { PREFIX, START } from './folders.ts';
import type { Lab } from './lab.ts';
import { exchangeFile, programCommand } from './node-process.ts';
import { labProcesses } from './processes.ts';
import { clickButton, openBox, openToast, type Question } from './question.ts';
import type { SimulatedSession } from './simulated-session.ts';
import { clickInMenu } from './tray-menu.ts';
import { type MenuRow, readTrayRecord } from './tray-record.ts';
import { DESKTOP, wineEnvironment } from './wine.ts';

/** How somebody's own tray begins, see `probes/own-tray.ts`. */
export interface NeighborSetup {
  readonly setting?: OthersMaySignMeOut;
  readonly open?: 'hidden' | 'letter';
  /** A step and what happens there. */
  readonly at?: `${'receipt' | 'leaving' | 'exit' | 'exited'} ${'holds' | 'returns' | 'lasts'}`;
  /** A function that this Windows lacks. */
  readonly without?: string;
  /** It has a clock that the scenario can move ahead, see `probes/lab-clock.ts`. */
  readonly clock?: 'jumps';
  /** In C:\usher, or the path of an Usher.exe; `usher.cjs` by default. */
  readonly program?: string;
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

/**
 * Of their desktop, in pixels. Kai's toasts and menu stand beside it. It is as high as the screen: Wine sometimes takes
 * the screen's height for that of any desktop, and boxes reach below a lower one.
 */
const SIZE = { width: 620, height: DESKTOP.height };
/** Their Usher ignores a click on a row that has just changed. */
const READING_MS = 1_100;

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
  async start({
    setting,
    open,
    at,
    without,
    clock,
    program = 'usher.cjs',
  }: NeighborSetup = {}): Promise<void> {
    this.#write('Roaming/Usher/settings.json', JSON.stringify({ othersMaySignMeOut: setting }));
    // It is not the first time that they use it.
    this.#write('Local/Usher/welcomed', '');
    const [tray, loads] = programCommand(program, 'own-tray');
    spawn('wine', ['explorer', `/desktop=${this.#desktop},${SIZE.width}x${SIZE.height}`, ...tray], {
      cwd: START,
      env: {
        ...wineEnvironment(this.#lab.desktop.display),
        USHER_LAB_SESSION: String(this.#session),
        ...loads,
        ...(open && { USHER_LAB_OPEN: open }),
        ...(at && { USHER_LAB_AT: at }),
        ...(without && { USHER_LAB_WITHOUT: without }),
        ...(clock && { USHER_LAB_CLOCK: clock }),
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

  /** The question of their own Usher on this desktop. */
  question(): Promise<Question | null> {
    return openBox(this.#lab.desktop, this.#desktop);
  }

  /** The person does this to the question until it is gone: nothing counts in its first moment. */
  async answer(act: () => Promise<unknown>): Promise<void> {
    const isGone = async () => {
      if ((await this.question()) === null) return true;
      await this.raise();
      await act().catch(() => {});
      return false;
    };
    await this.#lab.until(isGone, 20, 'the question is answered');
  }

  /** The person clicks there in the question. */
  async click(label: string): Promise<void> {
    await this.raise();
    const open = await openBox(this.#lab.desktop, this.#desktop);
    if (open !== null) await clickButton(this.#lab.desktop, open, label);
  }

  /** The rows of their menu. */
  menu(): readonly MenuRow[] {
    return readTrayRecord(this.#file('tray.jsonl')).rows;
  }

  /** The person clicks the row of their menu that begins so. */
  async clickMenu(beginning: string): Promise<void> {
    const find = (rows: readonly MenuRow[]) => rows.findIndex(({ text }) => text.startsWith(beginning));
    await this.#lab.until(() => find(this.menu()) >= 0, 20, `a row "${beginning}…" of ${this.#desktop}`);
    await pause(READING_MS);
    await this.raise();
    await clickInMenu(this.#lab.desktop, () => this.menu(), find, { name: this.#desktop, ...SIZE });
  }

  /** Wine may have put Kai's desktop before this one. */
  async raise(): Promise<void> {
    await this.#lab.desktop.raise(this.#desktop);
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
