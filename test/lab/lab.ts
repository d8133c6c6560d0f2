import { afterAll, afterEach, beforeAll } from 'vitest';
import { type CommandEnd, type CommandOptions, runCommand } from './command.ts';
import { type Desktop, openDesktop } from './desktop.ts';
import { EXCHANGE, PREFIX } from './folders.ts';
import { operator } from './operator.ts';
import { labProcesses } from './processes.ts';
import { type Installation, installProgram } from './program-folder.ts';
import { type Settings, SimulatedPc } from './simulated-pc.ts';
import type { SimulatedSession } from './simulated-session.ts';
import { type Until, until as untilAnswer } from './until.ts';
import {
  beginAccount,
  changeSettings,
  endPrograms,
  readEntries,
  readLog,
  signalProgram,
  Usher,
} from './usher.ts';
import type { Policy } from './wine.ts';
import { setPolicy, setUsherPolicy, USUAL_POLICY } from './wine.ts';

/** The PC with the installed program. */
export interface Preparation extends Installation {
  readonly people: readonly SimulatedSession[];
  /** The stand-ins' settings (`set` lines of pc.txt). */
  readonly set?: Settings;
  /** The operator's settings.json, as a value or as its text. */
  readonly settings?: object | string;
  /** How UAC is set on this PC; on by default. */
  readonly policy?: Policy;
}

/** How the program is started. */
export interface Start {
  readonly args?: readonly string[];
  /** In C:\usher, or the path of an Usher.exe; `usher.cjs` by default. */
  readonly program?: string;
  /** False if the program must not appear on the taskbar. */
  readonly icon?: boolean;
  /** Gives it that session and an account of its own, as `probes/lab-session.ts` answers. */
  readonly session?: number;
  /** In its environment. */
  readonly variables?: Readonly<Record<string, string>>;
}

export type Beginning = Preparation & Start;

const SHOWN_S = 20;
const GONE_S = 10;
const TRAY = 'tray_windows_release.exe';

export type Lab = ReturnType<typeof openLab>;

/**
 * A Windows PC with people, a taskbar, an operator and the program. Call it once in a test file. It is removed with
 * all its processes after the file's last test. Everything that a test started is ended after that test.
 */
export function openLab() {
  let desktop: Desktop | undefined;
  let usher: Usher | undefined;
  let policy = USUAL_POLICY;
  const pc = new SimulatedPc(EXCHANGE);

  const screen = (): Desktop => {
    if (!desktop) throw new Error('The desktop is open only while tests run');
    return desktop;
  };
  const running = (): Usher => {
    if (!usher) throw new Error('Nothing was started yet');
    return usher;
  };
  /** The error contains the menu, the program's outputs and its log. */
  const until: Until = (condition, seconds, what) =>
    untilAnswer(condition, seconds, what, () => usher?.story() ?? '');
  const person = operator(screen, running, until);

  async function end(): Promise<void> {
    await endPrograms();
    if (!usher) return;
    await until(async () => (await person.icon()) === null, GONE_S, 'the icon is gone');
    usher = undefined;
  }

  async function prepare(preparation: Preparation): Promise<void> {
    await end();
    pc.begin(preparation.people, preparation.set);
    installProgram(preparation);
    beginAccount(preparation.settings);
    await establish(preparation.policy ?? USUAL_POLICY);
  }

  async function run(start: Start = {}): Promise<void> {
    const { args = [], program = 'usher.cjs', icon = true, session, variables } = start;
    const started = new Usher(screen().display, program, args, session, variables);
    usher = started;
    const isShown = async () => {
      const { exitCode, tray } = started;
      if (exitCode !== null) throw new Error(`It ended with ${exitCode}\n${started.story()}`);
      return tray.isReady && tray.rows.length > 0 && (await person.icon()) !== null;
    };
    if (icon) await until(isShown, SHOWN_S, 'the icon is on the taskbar');
  }

  async function establish(wanted: Policy): Promise<void> {
    if (wanted.EnableLUA === policy.EnableLUA) return;
    await setPolicy(screen().display, wanted);
    policy = wanted;
  }

  beforeAll(async () => {
    desktop = await openDesktop();
  });
  afterEach(async ({ task }) => {
    const name = `failed-${task.name}`.replaceAll(/\W+/g, '-').slice(0, 80);
    if (task.result?.state === 'fail') {
      console.warn(`${task.name}\n${usher?.story() ?? 'Nothing was started.'}`);
      await desktop?.screenshot(name);
    }
    await end();
  });
  afterAll(async () => {
    await establish(USUAL_POLICY);
    await desktop?.close();
  });

  return {
    ...person,
    pc,
    until,
    /** Ends the program with everything it started, and waits until the taskbar took its icon away. */
    end,
    /** Makes the PC and installs the program, for tests that run it by `command` without a tray. */
    prepare,
    /** Makes the PC, installs the program, starts it and waits until its icon is on the taskbar. */
    async start(beginning: Beginning): Promise<void> {
      await prepare(beginning);
      await run(beginning);
    },
    /** Starts the program once more on the same PC, after the last one has ended or was killed. */
    startAgain: run,
    /** Runs the program to its end, beside the tray or without one. @throws if that takes too long */
    command: (args: readonly string[], options?: CommandOptions): Promise<CommandEnd> =>
      runCommand(screen().display, args, options),
    /** The last started program: its exit code, its outputs, and what its tray program received. */
    get usher(): Usher {
      return running();
    },
    get desktop(): Desktop {
      return screen();
    },
    /** The lines of history.jsonl so far. */
    entries: readEntries,
    /** Writes another settings.json, as an editor does. */
    changeSettings,
    /** The program's own log so far. */
    log: readLog,
    /** Sets a value of the PC's policy for Usher, or removes the whole policy. */
    setUsherPolicy: (...value: string[]) => setUsherPolicy(screen().display, value),
    /** Kills the tray program, as Task Manager would. */
    killTray: () => signalProgram(TRAY, 'SIGKILL'),
    /** Holds the tray program with its icon and its menu until `contTray`. */
    stopTray: () => signalProgram(TRAY, 'SIGSTOP'),
    contTray: () => signalProgram(TRAY, 'SIGCONT'),
    /** Kills the programs of all toasts. */
    killToasts: () => signalProgram('snoretoast-x64.exe', 'SIGKILL'),
    /** Kills node.exe alone. */
    killUsher: () => running().kill(),
    /** Holds node.exe with all its threads until `cont`. */
    stop: () => running().stop(),
    cont: () => running().cont(),
    /** The running programs by file name, without Wine's own and the lab's. */
    processes: () =>
      labProcesses(PREFIX)
        .map(({ program }) => program)
        .sort(),
    /** @returns the file, in test/lab/results */
    screenshot: (name: string) => screen().screenshot(name),
  };
}
