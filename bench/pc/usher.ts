import { clock } from '../../src/base/clock.ts';
import { NO_ELEVATION } from '../../src/engine/elevation.ts';
import { english } from '../../src/languages/en/words.ts';
import { THIS_PC, wtsBindings } from '../../src/sessions/wts/bindings.ts';
import { processes } from '../../src/sessions/wts/processes.ts';
import { wtsHost } from '../../src/sessions/wts/wts-host.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/settings.ts';
import { App } from '../../src/tray/app.ts';
import type { AppParts, TrayListener } from '../../src/tray/ports.ts';
import type { ShownChange } from '../../src/tray/systray/shown-menu.ts';
import { SupervisedTray } from '../../src/tray/systray/supervised-tray.ts';
import { fakeBox, fakeToaster } from '../../test/fakes/operator.ts';
import type { Person } from './people.ts';
import { people } from './people.ts';
import type { MadeWindows } from './windows.ts';
import { madeWindows } from './windows.ts';

/** The whole tray app, from Windows' calls to the lines for the tray program, on a PC in memory. */
export interface BenchUsher {
  readonly app: App;
  readonly windows: MadeWindows;
  /** Who was signed in at the start. */
  readonly everybody: readonly Person[];
  /** Lists everybody and draws the menu. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/** Each person's full name is known, as it is from the second listing on. */
function hostOf(windows: MadeWindows, everybody: () => readonly Person[]) {
  const { native } = windows;
  const fullName = new Map<string, string>();
  return wtsHost({
    host: 'DESKTOP-7',
    wts: wtsBindings(native),
    accounts: {
      async lookUp() {
        if (fullName.size > 0) return;
        for (const person of everybody()) fullName.set(person.user, person.fullName);
      },
      known: ({ userName }) => ({ sid: `S-1-5-21-${userName}`, fullName: fullName.get(userName) ?? null }),
    },
    messenger: { ask: async () => 'cannotBeAsked', leaveNote: async () => 'failed' },
    processes: processes(native, THIS_PC),
    methods: [],
    lock: () => 0,
  });
}

/** As with the tray program: what has changed is made into lines. */
function lines(changes: readonly ShownChange[]): void {
  for (const change of changes) JSON.stringify(change);
}

interface BenchOptions extends Partial<Pick<AppParts, 'toaster' | 'settings'>> {
  /** Everybody but the operator has switched out. */
  readonly areAllAway?: boolean;
  /** Gets the listener of the tray's clicks. */
  readonly listening?: (listener: TrayListener) => void;
}

/** Starts it with that many people, each with so many programs. @returns once it has drawn them */
export async function benchUsher(
  count: number,
  programsEach: number,
  { areAllAway = false, listening = () => {}, ...over }: BenchOptions = {},
): Promise<BenchUsher> {
  const windows = madeWindows();
  const everybody = people(count, Date.now(), areAllAway);
  windows.signIn(everybody, programsEach);
  const app = new App({
    host: hostOf(windows, () => everybody),
    ...usualParts(),
    ...over,
    openTray: (firstMenu, listener) => {
      listening(listener);
      return new SupervisedTray(
        firstMenu,
        (_face, child) => {
          queueMicrotask(child.ready);
          return { send: lines, isMenuOpen: () => false, stop: async () => {} };
        },
        listener,
        () => {},
        () => {},
      );
    },
  });
  const refresh = async () => void (await app.engine.list());
  await refresh();
  return { app, windows, everybody, refresh, close: () => app.close() };
}

/** An operator who may sign out everybody, and whom nobody sees. */
export function usualParts(): Omit<AppParts, 'host' | 'openTray'> {
  return {
    toaster: fakeToaster().toaster,
    box: fakeBox().box,
    words: english,
    settings: DEFAULT_SETTINGS,
    clock: clock(),
    elevation: NO_ELEVATION,
    mayLeaveNotes: () => true,
    notifications: () => 'accepts',
    asleep: () => 0,
    moved() {},
    rights: () => 'direct',
    log() {},
    record() {},
    disturbances: () => [],
    openEveryone() {},
    openHistory() {},
    openHelp() {},
    quit() {},
  };
}
