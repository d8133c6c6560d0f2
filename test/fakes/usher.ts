import { afterEach, beforeEach, expect, vi } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import type { Outcome } from '../../src/conversation/outcome.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { NO_ELEVATION } from '../../src/engine/elevation.ts';
import type { HistoryEntry } from '../../src/history/history.ts';
import { english } from '../../src/languages/en/words.ts';
import type { PersonAnswer } from '../../src/sessions/person-answer.ts';
import type { Session } from '../../src/sessions/session.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/settings.ts';
import { App } from '../../src/tray/app.ts';
import type { AppParts } from '../../src/tray/ports.ts';
import type { FakeHost } from './host.ts';
import { fakeHost } from './host.ts';
import type { FakeBox, FakeToaster, FakeTray, ShownToast } from './operator.ts';
import { fakeBox, fakeToaster, fakeTray } from './operator.ts';
import { ben, kai, services } from './people.ts';
import { WORD_OPEN } from './pinned.ts';

/** The whole app on a fake PC, in fake time. */
export interface Usher {
  readonly app: App;
  readonly pc: FakeHost;
  readonly tray: FakeTray;
  readonly toasts: FakeToaster;
  readonly boxes: FakeBox['shown'];
  readonly history: HistoryEntry[];
  readonly logged: string[];
  /** The state of each conversation, by account. */
  readonly state: (userName: string) => Conversation | undefined;
  readonly outcome: (userName: string) => Outcome | null;
  /** The accounts with a conversation, including ended ones. */
  readonly inConversation: () => readonly string[];
  /** Clicks a person's row, and waits until Usher asks the operator. @throws if it does not ask */
  readonly ask: (name: string) => Promise<void>;
  /** The open question, or the last one. */
  readonly question: () => ShownToast;
  /** The operator's answer on that question's toast. */
  readonly sayYes: () => Promise<void>;
  readonly sayNo: () => Promise<void>;
  /** The answer of the person who was last asked on their own screen. @throws if nobody was asked */
  readonly personSays: (answer: PersonAnswer) => void;
  /** The toasts that report outcomes: title and text. */
  readonly notes: () => readonly string[];
  /** The sign-out methods that were begun, without the listings. */
  readonly attempts: () => readonly string[];
  /** The requests that the menu passed on: `everyone`, `quit`. */
  readonly asked: string[];
  /** Time spent asleep by Windows' own count, in ms. */
  asleep: number | null;
}

/** Runs every test of the file in fake time. */
export function inFakeTime(): void {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
}

/** Lets this many seconds pass, with everything that is due in them. */
export async function seconds(count: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(count * 1000);
}

type Over = Partial<AppParts> & { readonly pc?: FakeHost };

/** Starts the app with the operator and these people. Needs fake timers. @returns once it has listed them */
export async function startUsher(sessions: readonly Session[], over: Over = {}): Promise<Usher> {
  const usher = openUsher(sessions, over);
  // A row takes no clicks for a second after it appears.
  await seconds(2);
  return usher;
}

/** The same before its first listing, on any clock. */
export function openUsher(sessions: readonly Session[], over: Over = {}): Usher {
  const { pc = fakeHost([services(), kai(), ...sessions]), ...parts } = over;
  const toasts = fakeToaster();
  const box = fakeBox();
  const tray = fakeTray();
  const history: HistoryEntry[] = [];
  const logged: string[] = [];
  const asked: string[] = [];

  const app = new App({
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
    rights: () => 'direct',
    log: (line) => logged.push(line),
    openTray: tray.open,
    record: (line) => history.push(line),
    disturbances: () => history,
    openEveryone: () => asked.push('everyone'),
    openHistory: () => asked.push('history'),
    openHelp: () => asked.push('help'),
    openSettings: () => asked.push('settings'),
    quit: () => asked.push('quit'),
    ...parts,
  });

  const state = (userName: string) =>
    [...app.engine.conversations.states.values()].find(({ pinned }) => pinned.session.userName === userName);

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
    inConversation: () =>
      [...app.engine.conversations.states.values()].map(({ pinned }) => pinned.session.userName),
    async ask(name) {
      tray.click(name);
      await seconds(2);
      usher.question();
    },
    question() {
      const question = toasts.shown.findLast(({ kind }) => kind === 'question');
      if (question === undefined) throw new Error('no question was asked');
      return question;
    },
    async sayYes() {
      usher.question().end('yes');
      await seconds(0);
    },
    async sayNo() {
      usher.question().end('no');
      await seconds(0);
    },
    personSays(answer) {
      const asked = pc.asked.at(-1);
      if (asked === undefined) throw new Error('nobody was asked on screen');
      asked.answer(answer);
    },
    notes: () =>
      toasts.shown.filter(({ kind }) => kind === 'notice').map(({ title, text }) => `${title}. ${text}`),
    attempts: () => pc.done.filter((each) => each !== 'list'),
  };
  return usher;
}

/**
 * Starts the app with Ben, who has Word open. The operator was asked about him and said yes, so the countdown runs.
 */
export async function startCountdown(...others: readonly Session[]): Promise<Usher> {
  const usher = await startUsher([ben(), ...others]);
  usher.pc.usage = WORD_OPEN;
  await usher.ask('Ben');
  await usher.sayYes();
  expect(usher.state('ben')?.kind).toEqual('countingDown');
  return usher;
}

/**
 * Stops this process for this many seconds. The clocks go on, nothing happens, and due timers come late. Needs fake
 * timers.
 */
export function stopProcess(count: number): void {
  vi.setSystemTime(Date.now() + count * 1000);
  const now = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => now() + count * 1000);
}
