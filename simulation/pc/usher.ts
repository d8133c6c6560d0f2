import { clock } from '../../src/base/clock.ts';
import { historyFile } from '../../src/base/folders.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import type { DisturbanceLine } from '../../src/history/cool-down.ts';
import type { HistoryEntry } from '../../src/history/history.ts';
import { appendEntry } from '../../src/history/history-file.ts';
import { readDisturbances } from '../../src/history/history-reader.ts';
import { english } from '../../src/languages/en/words.ts';
import { neighborlyHost } from '../../src/neighbors/client/neighborly-host.ts';
import { tellNoteShown } from '../../src/neighbors/client/tell-note-shown.ts';
import { LastListing } from '../../src/neighbors/own/last-listing.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { SessionHost } from '../../src/sessions/session-host.ts';
import type { DoNotAsk } from '../../src/settings/do-not-ask.ts';
import { doNotAsk } from '../../src/settings/do-not-ask.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/settings.ts';
import { leftHere } from '../../src/start/left-for-them.ts';
import { App } from '../../src/tray/app.ts';
import type { Menu } from '../../src/tray/ports.ts';
import type { LeftForThem } from '../../src/tray/waiting.ts';
import type { FakeTray } from '../../test/fakes/operator.ts';
import { fakeTray } from '../../test/fakes/operator.ts';
import { folderOf } from './disk.ts';
import { faceWindow } from './face-window.ts';
import { helpers } from './helpers.ts';
import { hostOf } from './host.ts';
import { pipesOf } from './neighbor-pipes.ts';
import { serveOwn } from './own-usher.ts';
import type { Process } from './process.ts';
import type { Screens } from './screens.ts';
import type { SignIn } from './sign-in.ts';
import type { Windows } from './windows.ts';

/** What is heard of the Ushers, beside what stands on the screens. */
export interface UsherWitness {
  /** What a listing of the app, or a look, told a process, as of when it was begun; null for one that failed. */
  looked(process: Process, sessions: readonly Session[] | null, begunAt: number, isLook: boolean): void;
  recorded(process: Process, entry: HistoryEntry): void;
  moved(process: Process, conversation: Conversation): void;
  /** A tray that runs from now on. */
  began(process: Process, operator: SignIn, settings: Settings): void;
  /** The menu as it is drawn. */
  drawn(process: Process, menu: Menu): void;
  /** It has quit. */
  rests(process: Process): void;
  /** A helper of this tray has begun. */
  helped(tray: Process, helper: Process): void;
}

export interface UsherParts {
  readonly windows: Windows;
  readonly screens: Screens;
  readonly witness: UsherWitness;
  readonly signIn: SignIn;
  readonly settings?: Partial<Settings>;
  /** Of the lines that it speaks with its neighbors; another one than ours knows nothing of what we say. */
  readonly isOldVersion?: boolean;
}

/** Somebody's own Usher: the icon in their session, and what it answers to those of the others. */
export interface RunningUsher {
  readonly process: Process;
  readonly signIn: SignIn;
  readonly settings: Settings;
  readonly app: App;
  readonly tray: FakeTray;
  readonly left: LeftForThem;
  readonly doNotAsk: DoNotAsk;
  disturbances(): readonly DisturbanceLine[] | null;
  /** The operator chose Quit, and its process ends. */
  quit(): void;
}

const LISTING_DEADLINE = 10_000;

/** Starts it as `start/` does, on the simulated PC. */
export function startUsher(parts: UsherParts): RunningUsher {
  const { windows, screens, witness, signIn } = parts;
  const { time } = windows;
  const { account } = signIn;
  const process = windows.start(`the Usher of ${signIn.name}`, signIn.id);
  const settings: Settings = { ...DEFAULT_SETTINGS, ...parts.settings };
  const folder = folderOf(account.sid);
  const file = historyFile(folder);
  const real = clock();
  let usher: RunningUsher | null = null;

  witness.began(process, signIn, settings);
  time.as(process, () => {
    const left = leftHere(folder, real);
    const notNow = doNotAsk({ data: folder, clock: real, log });
    const bare = hostOf({
      windows,
      screens,
      process,
      mayDo: () => account.rights === 'direct',
      looked: (sessions, begunAt) => witness.looked(process, sessions, begunAt, true),
    });
    const listing = new LastListing(bare, real);
    const own = serveOwn({ ...parts, process, settings, left, doNotAsk: notNow, listing });
    const pipes = pipesOf(windows, process);
    left.watchShown((sid) => void tellNoteShown(sid, listing.last()?.sessions ?? [], pipes));
    const host: SessionHost = {
      ...bare,
      async list() {
        const begunAt = time.now;
        const tell = (sessions: readonly Session[] | null) =>
          witness.looked(process, sessions, begunAt, false);
        // The app gives up then, too.
        const cancel = time.after(LISTING_DEADLINE, process, () => tell(null));
        const sessions = await listing.list().catch((error) => {
          cancel();
          tell(null);
          throw error;
        });
        if (time.now - begunAt >= LISTING_DEADLINE) return sessions;
        cancel();
        tell(sessions);
        void own.listed();
        return sessions;
      },
    };
    const tray = fakeTray();
    tray.drawn = (menu) => witness.drawn(process, menu);
    const quit = () => {
      time.as(process, () => void app.close());
      time.after(50, null, () => {
        if (process.isAlive) witness.rests(process);
        windows.kill(process);
      });
    };
    const app: App = new App({
      host: neighborlyHost(host, pipes),
      clock: real,
      words: english,
      toaster: screens.toaster(process),
      box: screens.questionBox(process),
      openWindow: faceWindow(screens, process),
      elevation: helpers(parts, process, settings),
      settings,
      left,
      doNotAsk: notNow,
      log,
      rights: () => account.rights,
      mayLeaveNotes: () => true,
      notifications: () => screens.notifications.get(signIn.id) ?? 'accepts',
      asleep: () => time.asleepMs,
      openTray: tray.open,
      record(entry) {
        appendEntry(file, entry);
        witness.recorded(process, entry);
      },
      disturbances: () => readDisturbances(file),
      moved: (conversation) => witness.moved(process, conversation),
      openEveryone() {},
      openHistory() {},
      openHelp() {},
      quit,
    });
    const disturbances = () => readDisturbances(file);
    usher = { process, signIn, settings, app, tray, left, doNotAsk: notNow, disturbances, quit };
  });
  if (usher === null) throw new Error('no Usher was started');
  return usher;
}

function log(): void {}
