import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Desktop, openDesktop } from './desktop.ts';
import { EXCHANGE, PREFIX } from './folders.ts';
import { labProcesses } from './processes.ts';
import { type Installation, installProgram } from './program-folder.ts';
import { type Settings, SimulatedPc } from './simulated-pc.ts';
import type { SimulatedSession } from './simulated-session.ts';
import { type IconKind, taskbarIcons } from './tray-icon.ts';
import { closeMenu, openMenu, rowPoint } from './tray-menu.ts';
import type { MenuRow } from './tray-record.ts';
import { killProgram, readDeeds, readLog, Usher } from './usher.ts';
import { asQuestion, clickButton, openWindows, type Question, type Window } from './windows.ts';

export interface Beginning extends Installation {
  readonly people: readonly SimulatedSession[];
  /** The stand-ins' settings (`set` lines of pc.txt). */
  readonly set?: Settings;
  /** The operator's settings.json. */
  readonly settings?: object;
  readonly args?: readonly string[];
  /** In C:\usher; `usher.cjs` where nothing is given. */
  readonly program?: string;
  /** False where the program is not to show itself on the taskbar. */
  readonly icon?: boolean;
}

const SHOWN_S = 20;
const ANSWER_S = 10;

/**
 * A Windows PC with people, a taskbar and the program on it; one for the test file that calls this, taken down
 * with all its processes after its last test. What runs is ended after each test.
 */
export class Lab {
  readonly pc = new SimulatedPc(EXCHANGE);
  #desktop: Desktop | undefined;
  #usher: Usher | undefined;

  constructor() {
    beforeAll(async () => {
      this.#desktop = await openDesktop();
    }, 60_000);
    afterEach(async ({ task }) => {
      const name = `failed ${task.name}`.replaceAll(/[^\w ]/g, '').slice(0, 80);
      if (task.result?.state === 'fail') await this.screenshot(name);
      await this.end();
    });
    afterAll(() => this.#desktop?.close(), 60_000);
  }

  get desktop(): Desktop {
    if (!this.#desktop) throw new Error('The desktop is open only while tests run');
    return this.#desktop;
  }

  /** The program as it was started last. */
  get usher(): Usher {
    if (!this.#usher) throw new Error('Nothing was started yet');
    return this.#usher;
  }

  /** Makes the PC, installs the program, starts it and waits until its icon is on the taskbar. */
  async start(beginning: Beginning): Promise<void> {
    const { people, set, settings, args = [], program = 'usher.cjs', icon = true } = beginning;
    await this.end();
    this.pc.begin(people, set);
    installProgram(beginning);
    this.#usher = new Usher(this.desktop.display, program, args, settings);
    if (!icon) return;
    const isShown = async () => {
      if (this.usher.exitCode !== null)
        throw new Error(`It ended with ${this.usher.exitCode}${this.#story()}`);
      return this.usher.tray.isReady && this.usher.tray.rows.length > 0 && (await this.icon()) !== null;
    };
    await this.until(isShown, SHOWN_S, 'the icon is on the taskbar');
  }

  /** The icon on the taskbar, or null. */
  async icon(): Promise<IconKind | null> {
    return (await taskbarIcons(this.desktop))[0]?.kind ?? null;
  }

  /** The rows as they stand now, whether or not the menu is open. */
  menu(): readonly MenuRow[] {
    return this.usher.tray.rows;
  }

  tooltip(): string {
    return this.usher.tray.tooltip;
  }

  /** Opens the menu, waits a moment so that it is drawn, takes a picture and closes it. @returns the picture */
  async showMenu(name: string): Promise<string> {
    await openMenu(this.desktop);
    await pause(300);
    const file = await this.screenshot(name);
    await closeMenu(this.desktop);
    return file;
  }

  /** Clicks the first enabled row whose text begins so, waiting for it where it is not there yet. */
  async click(beginning: string): Promise<void> {
    const find = () => this.menu().findIndex(({ text, enabled }) => enabled && text.startsWith(beginning));
    await this.until(() => find() >= 0, ANSWER_S, `a row "${beginning}…" can be clicked`);
    await this.clickRow(find());
  }

  /** Opens the menu and clicks its row `index` (separators count), and waits until the tray program told so. */
  async clickRow(index: number): Promise<void> {
    const popup = await openMenu(this.desktop);
    const rows = this.menu();
    const before = this.usher.tray.clicks.length;
    await this.desktop.click(rowPoint(popup, rows, index));
    if (!rows[index]?.enabled) return closeMenu(this.desktop);
    const what = `the click on "${rows[index].text}" is told`;
    await this.until(() => this.usher.tray.clicks.length > before, ANSWER_S, what);
  }

  /** The toast that stands, or null. */
  async toast(): Promise<Question | null> {
    const window = await this.#toast();
    return window ? asQuestion(window) : null;
  }

  /** Clicks a button of the toast, waiting for one. */
  async clickToast(label: string): Promise<void> {
    await clickButton(this.desktop, await this.#wait(() => this.#toast(), `a toast with "${label}"`), label);
  }

  /** The message box that stands, or null. */
  async box(): Promise<Question | null> {
    const window = await this.#box();
    return window ? asQuestion(window) : null;
  }

  /** Clicks a button of the message box, waiting for one. */
  async clickBox(label: string): Promise<void> {
    await clickButton(this.desktop, await this.#wait(() => this.#box(), `a box with "${label}"`), label);
  }

  /** The lines of deeds.jsonl so far. */
  deeds(): Record<string, unknown>[] {
    return readDeeds();
  }

  /** Kills the tray program, as Task Manager would. */
  killTray(): void {
    if (killProgram('tray_windows_release.exe') === 0) throw new Error('No tray program runs');
  }

  /** Holds node.exe with all its threads until `cont`. */
  stop(): void {
    this.usher.stop();
  }

  cont(): void {
    this.usher.cont();
  }

  /** The programs that run now besides Wine's own, by file name. */
  processes(): string[] {
    return labProcesses(PREFIX)
      .map(({ program }) => program)
      .sort();
  }

  /** @returns what `condition` answered first that is neither false nor null @throws after that many seconds */
  async until<T>(condition: () => T | Promise<T>, seconds: number, what: string): Promise<NonNullable<T>> {
    const deadline = performance.now() + seconds * 1000;
    for (;;) {
      const answer = await condition();
      if (answer !== false && answer !== null && answer !== undefined) return answer;
      if (performance.now() > deadline) throw new Error(`Not within ${seconds} s: ${what}${this.#story()}`);
      await pause(100);
    }
  }

  /** @returns the file */
  screenshot(name: string): Promise<string> {
    return this.desktop.screenshot(name);
  }

  /** Ends the program with everything it started, and waits until the taskbar took its icon away. */
  async end(): Promise<void> {
    if (!this.#usher) return;
    await this.#usher.end();
    await this.until(async () => (await this.icon()) === null, ANSWER_S, 'the icon is gone');
    this.#usher = undefined;
  }

  async #toast(): Promise<Window | undefined> {
    return (await openWindows(this.desktop)).find(({ program }) => program === 'snoretoast-x64.exe');
  }

  async #box(): Promise<Window | undefined> {
    return (await openWindows(this.desktop)).find((window) => window.class === '#32770');
  }

  #wait(find: () => Promise<Window | undefined>, what: string): Promise<Window> {
    return this.until(find, ANSWER_S, what);
  }

  /** What to look at where something did not come. */
  #story(): string {
    if (!this.#usher) return '';
    return [
      `\nmenu: ${this.menu()
        .map(({ text, enabled }) => (enabled ? text : `(${text})`))
        .join(' | ')}`,
      `stdout: ${this.#usher.output('stdout').slice(-1000)}`,
      `stderr: ${this.#usher.output('stderr').slice(-1000)}`,
      `log: ${readLog().slice(-1500)}`,
    ].join('\n');
  }
}
