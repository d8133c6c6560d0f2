import { clock, realMsSince } from '../../src/base/clock.ts';
import { historyFile } from '../../src/base/folders.ts';
import { quietMs } from '../../src/conversation/consent.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { openChannel } from '../../src/elevation/client/channel.ts';
import { elevation } from '../../src/elevation/client/elevation.ts';
import type { DisturbanceLine } from '../../src/history/cool-down.ts';
import type { HistoryEntry } from '../../src/history/history.ts';
import { appendEntry } from '../../src/history/history-file.ts';
import { readDisturbances } from '../../src/history/history-reader.ts';
import { english } from '../../src/languages/en/words.ts';
import { neighborlyHost } from '../../src/neighbors/client/neighborly-host.ts';
import type { NeighborlyParts } from '../../src/neighbors/client/ports.ts';
import { whoServes } from '../../src/neighbors/client/server-check.ts';
import { tellNoteShown } from '../../src/neighbors/client/tell-note-shown.ts';
import { LastListing } from '../../src/neighbors/own/last-listing.ts';
import { OwnUsher } from '../../src/neighbors/own/serve-neighbors.ts';
import { lookBetween } from '../../src/neighbors/own-session/look.ts';
import { OwnSession } from '../../src/neighbors/own-session/own-session.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { SessionHost } from '../../src/sessions/session-host.ts';
import type { DoNotAsk } from '../../src/settings/do-not-ask.ts';
import { doNotAsk, othersMayNow } from '../../src/settings/do-not-ask.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { DEFAULT_SETTINGS, timings } from '../../src/settings/settings.ts';
import { leftHere } from '../../src/start/left-for-them.ts';
import { App } from '../../src/tray/app.ts';
import type { Menu } from '../../src/tray/ports.ts';
import type { LeftForThem } from '../../src/tray/waiting.ts';
import { helperPipe, neighborPipe } from '../../src/wire/pipe-access.ts';
import type { FakeTray } from '../../test/fakes/operator.ts';
import { fakeTray } from '../../test/fakes/operator.ts';
import { folderOf } from './disk.ts';
import { startHelper } from './helper.ts';
import { hostOf } from './host.ts';
import { liar } from './liar.ts';
import { OWN_PROCESS, PROGRAMS, processesOf, windowsOf } from './programs.ts';
import type { Screens } from './screens.ts';
import type { SignIn } from './sign-in.ts';
import type { Process } from './time.ts';
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
  const { time, calls } = windows;
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
    const own = new OwnSession({
      clock: real,
      own: { processId: OWN_PROCESS, folder: 'C:\\Program Files\\Usher' },
      idle: () => time.now - signIn.inputAt,
      windows: () => (calls.take('facts').end === 'fails' ? null : windowsOf(signIn.open)),
      processes: () =>
        new Promise((resolve) => {
          const { takes, end } = calls.take('facts');
          if (end === 'neverAnswers') return;
          time.after(takes, process, () =>
            resolve(end === 'fails' ? null : processesOf(signIn.open, signIn.id)),
          );
        }),
      imageOf: (id) => imageOf(signIn, id),
      session: async () => (await listing.list()).find(({ isCurrent }) => isCurrent) ?? null,
    });
    const neighbor = new OwnUsher({
      clock: real,
      log,
      receipts: left.receipts,
      notes: left.notes,
      shownNotes: left.shownNotes,
      askHere: (question, signal) => screens.own(process, question, signal),
      facts: () => own.facts(),
      setting: () => othersMayNow(settings.othersMaySignMeOut, notNow),
      listing: () => listing.last(),
      look: async (since) => lookBetween(since, await own.facts(), realMsSince(since.takenAt, real)),
      leave() {
        const { end } = calls.take('exit');
        const code = windows.exit(process, end === 'neverAnswers' ? 'ignored' : end);
        return code === 0 ? { kind: 'asked' } : { kind: 'failed', code };
      },
      blocking: () => own.remaining(),
    });
    windows.pipes.serve(neighborPipe(signIn.id), {
      process,
      arrived(stream, client) {
        if (parts.isOldVersion === true) return liar(stream, 0);
        const { sessionId, isElevated } = client;
        const user = windows.of(sessionId)?.account.sid ?? null;
        const token = { user, isAdministrator: isElevated };
        stream.on('error', () => {});
        // Windows does not tell the account of another account's process.
        const facts = { sessionId, processId: client.id, user: null, token: () => token };
        void listing.freshen().then(() => neighbor.arrived(stream, facts));
      },
    });
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
      openWindow: screens.faceWindow(process),
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

/** The way to the Ushers of other sessions, which Windows tells apart. */
export function pipesOf(windows: Windows, process: Process): NeighborlyParts {
  const { time, pipes, calls } = windows;
  return {
    clock: clock(),
    connect(session) {
      const { takes, end } = calls.take('connect');
      return new Promise((resolve) => {
        // Usher waits no longer for a pipe.
        const isLate = takes > OPEN_DEADLINE;
        time.after(Math.min(takes, OPEN_DEADLINE), process, () => {
          const name = neighborPipe(session.sessionId);
          const server = end === 'works' && !isLate ? pipes.serverOf(name) : null;
          const user = server === null ? null : (windows.of(server.sessionId)?.account.sid ?? null);
          const isTheirs =
            server !== null &&
            whoServes({ sessionId: server.sessionId, user }, session.sessionId, session.sid) === 'theirs';
          resolve(isTheirs ? pipes.open(name, process) : null);
        });
      });
    },
  };
}

/** Elevated helpers of this tray. */
function helpers({ windows, screens, witness, signIn }: UsherParts, process: Process, settings: Settings) {
  const { time, pipes } = windows;
  return elevation({
    clock: clock(),
    request: {
      away: timings(settings).away,
      there: timings(settings).there,
      quiet: quietMs(settings),
      reason: null,
    },
    open: (request, _about, listener) =>
      openChannel(request, listener, {
        clock: clock(),
        log,
        serve(name, arrived) {
          const close = pipes.serve(helperPipe(name), { process, arrived });
          return close && { close };
        },
        async elevate(args, signal) {
          const answer = await screens.prompt(process, signal);
          if (answer === 'neverComes') return 'started';
          if (answer !== 'started') return answer;
          const helper = windows.start(`the helper of ${signIn.name}`, signIn.id, true);
          witness.helped(process, helper);
          time.after(HELPER_STARTS_IN, helper, () =>
            startHelper(args, helper, { windows, screens, witness }),
          );
          return answer;
        },
      }),
  });
}

const HELPER_STARTS_IN = 400;
const OPEN_DEADLINE = 2000;

function imageOf(signIn: SignIn, id: number): string | null {
  if (id === 1) return 'C:\\Windows\\explorer.exe';
  const name = [...signIn.open][id - 100];
  return name === undefined ? null : `C:\\Programs\\${PROGRAMS[name].image}`;
}

function log(): void {}
