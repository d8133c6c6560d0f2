import { vi } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import type { Outcome } from '../../src/conversation/outcome.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { NO_ELEVATION } from '../../src/engine/elevation.ts';
import type { HistoryEntry } from '../../src/history/history.ts';
import { english } from '../../src/languages/en/tray.ts';
import type { Session } from '../../src/sessions/session.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/settings.ts';
import type { App } from '../../src/tray/app.ts';
import { startApp } from '../../src/tray/app.ts';
import type { AppParts } from '../../src/tray/app-parts.ts';
import type { FakeHost } from './host.ts';
import { fakeHost } from './host.ts';
import type { FakeBox, FakeToaster, FakeTray, ShownToast } from './operator.ts';
import { fakeBox, fakeToaster, fakeTray } from './operator.ts';
import { kai, services } from './people.ts';

/** The whole app on a fake PC, in fake time. */
export interface Usher {
  readonly app: App;
  readonly pc: FakeHost;
  readonly tray: FakeTray;
  readonly toasts: FakeToaster;
  readonly boxes: FakeBox['shown'];
  readonly history: HistoryEntry[];
  readonly logged: string[];
  /** Where each conversation is, by account. */
  readonly state: (userName: string) => Conversation | undefined;
  readonly outcome: (userName: string) => Outcome | null;
  /** The question that stands, or stood last. */
  readonly question: () => ShownToast;
  /** The toasts that tell how something ended: title and text. */
  readonly notes: () => readonly string[];
  /** The ways of signing out that were begun, without the listings. */
  readonly attempts: () => readonly string[];
  /** What the operator left to do: `everyone`, `quit`. */
  readonly asked: string[];
  /** Time spent asleep by Windows' own count, in ms. */
  asleep: number | null;
}

/** Lets seconds pass, and whatever was to happen in them. */
export async function seconds(count: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(count * 1000);
}

/** Starts the app with the operator and these people. Needs fake timers. @returns once it has listed them */
export async function startUsher(
  sessions: readonly Session[],
  over: Partial<AppParts> & { readonly pc?: FakeHost } = {},
): Promise<Usher> {
  const { pc = fakeHost([services(), kai(), ...sessions]), ...parts } = over;
  const toasts = fakeToaster();
  const box = fakeBox();
  const tray = fakeTray();
  const history: HistoryEntry[] = [];
  const logged: string[] = [];
  const asked: string[] = [];

  const app = startApp({
    host: pc.host,
    toaster: toasts.toaster,
    box: box.box,
    words: english,
    settings: DEFAULT_SETTINGS,
    clock: clock(),
    elevation: NO_ELEVATION,
    mayLeaveNotes: () => true,
    notifications: () => 'accepts',
    asleep: () => usher.asleep,
    moved() {},
    version: '1.2.3',
    rights: () => 'direct',
    log: (line) => logged.push(line),
    openTray: tray.open,
    record: (line) => history.push(line),
    disturbances: () => history,
    openEveryone: () => asked.push('everyone'),
    openHistory: () => asked.push('history'),
    openDoctor: () => asked.push('doctor'),
    quit: () => asked.push('quit'),
    ...parts,
  });

  const state = (userName: string) =>
    [...app.conversations.states.values()].find(({ pinned }) => pinned.session.userName === userName);

  const usher: Usher = {
    app,
    pc,
    tray,
    toasts,
    boxes: box.shown,
    history,
    logged,
    asked,
    asleep: null,
    state,
    outcome(userName) {
      const found = state(userName);
      return found?.kind === 'ended' ? found.outcome : null;
    },
    question() {
      const question = toasts.shown.findLast(({ kind }) => kind === 'question');
      if (question === undefined) throw new Error('no question was asked');
      return question;
    },
    notes: () =>
      toasts.shown.filter(({ kind }) => kind === 'notice').map(({ title, text }) => `${title}. ${text}`),
    attempts: () => pc.done.filter((each) => each !== 'list'),
  };
  // Rows take no clicks for a second after they appear.
  await seconds(2);
  return usher;
}

/**
 * Stops this process for so many seconds: the clocks go on, nothing happens, and what was due comes late.
 * Needs fake timers.
 */
export function stopProcess(count: number): void {
  vi.setSystemTime(Date.now() + count * 1000);
  const now = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => now() + count * 1000);
}
