import { startApp } from '../app.ts';
import { clock } from '../clock.ts';
import type { Rights } from '../consent.ts';
import type { Conversation } from '../conversation/state.ts';
import { lastDeeds } from '../deed-file.ts';
import { historyText } from '../history-text.ts';
import type { Helpers } from '../rights/helpers.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import type { Settings } from '../settings.ts';
import { terminalScreen } from '../tray/terminal-screen.ts';
import { terminalToaster } from '../tray/terminal-toaster.ts';
import { terminalTray } from '../tray/terminal-tray.ts';
import { english } from '../words/english.ts';
import { doctorText } from './doctor-face.ts';
import { commonParts } from './face.ts';

/** How many lines of the history fit above a menu. */
const LATEST = 12;

export interface TerminalFace {
  readonly host: SessionHost;
  readonly settings: Settings;
  readonly rights: Rights;
  /** Where Windows has to be asked for permission. */
  readonly helpers?: Helpers;
  readonly mayLeaveNotes?: boolean;
  readonly version: string;
  /** Where the history and the log go. */
  readonly folder: string;
  readonly asleep?: () => number | null;
  /** Called with each key, for whoever waits whether somebody is there. */
  readonly keyPressed?: () => void;
  /** Ends it from outside. */
  readonly signal?: AbortSignal;
}

/** The same menu in a terminal. Resolves when the operator quits. */
export async function terminalFace({ signal, keyPressed, folder, ...given }: TerminalFace): Promise<void> {
  const time = clock();
  const common = commonParts(folder);
  const screen = terminalScreen();
  const quitting = new AbortController();
  const quit = () => quitting.abort();
  signal?.addEventListener('abort', quit, { once: true });
  const app = startApp({
    ...common,
    ...given,
    clock: time,
    toaster: terminalToaster(screen, time),
    // Never reached: a terminal shows every question.
    box: { ask: async () => 'no' },
    openTray: (first, listener) =>
      terminalTray(first, { screen, listener, cancel, interrupted: quit, ...(keyPressed && { keyPressed }) }),
    openEveryone() {},
    openDoctor() {
      const show = (text: string) => screen.update({ notes: text.trimEnd().split('\r\n') });
      void doctorText(given.version).then(show);
    },
    openHistory() {
      const shown = historyText(lastDeeds(common.deeds, LATEST), english);
      screen.update({ notes: shown.trimEnd().split('\r\n') });
    },
    quit,
  });

  function cancel(): void {
    for (const [key, state] of app.conversations.states) {
      const isRunning = state.kind === 'asking' || state.kind === 'countingDown' || state.kind === 'helped';
      if (isRunning) app.conversations.send(key, { kind: 'canceled' });
    }
  }

  const seconds = setInterval(() => {
    const status = [...app.conversations.states.values()].flatMap((state) => countdown(state, time.now()));
    screen.update({ status: status.join('\n') });
  }, 500);
  await new Promise<void>((resolve) => quitting.signal.addEventListener('abort', () => resolve()));
  clearInterval(seconds);
  await app.close();
}

/** The seconds left, for whoever watches them; a menu on the taskbar does not tick. */
function countdown(state: Conversation, now: number): string[] {
  const endsAt = state.kind === 'asking' ? state.silenceEndsAt : 'endsAt' in state ? state.endsAt : null;
  if (endsAt === null) return [];
  const left = Math.max(0, Math.ceil((endsAt - now) / 1000));
  const { session } = state.pinned;
  return [english.countdown(session.fullName ?? session.userName, left)];
}
