import { clock } from '../base/clock.ts';
import { isCancelable } from '../conversation/state-facts.ts';
import type { Elevation } from '../engine/elevation.ts';
import { historyText } from '../history/history-text.ts';
import { wholeHistory } from '../history/whole-history.ts';
import type { Rights } from '../sessions/rights.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import type { LiveSettings } from '../settings/live-settings.ts';
import type { Settings } from '../settings/settings.ts';
import { App } from '../tray/app.ts';
import type { TerminalStreams } from '../tray/terminal/terminal-display.ts';
import type { Shown } from '../tray/terminal/terminal-screen.ts';
import { terminalScreen } from '../tray/terminal/terminal-screen.ts';
import { cancelHint, lastWords, silenceLine, statusLine } from '../tray/terminal/terminal-status.ts';
import { terminalBox, terminalToaster } from '../tray/terminal/terminal-toaster.ts';
import { terminalTray } from '../tray/terminal/terminal-tray.ts';
import { commonParts } from './common.ts';
import { doctorText } from './doctor.ts';
import { onEnding } from './endings.ts';
import { language } from './language.ts';

/** How many clicks of the history are shown. */
const LATEST = 200;

export interface TerminalParts {
  readonly host: SessionHost;
  readonly settings: Settings;
  readonly settingsFile?: LiveSettings;
  rights(): Rights;
  /** Where Windows has to be asked for permission. */
  readonly elevation?: Elevation;
  mayLeaveNotes?(): boolean;
  readonly version: string;
  /** Where the history and the log go. */
  readonly folder: string;
  /** True where the folder is a simulated PC's. */
  readonly demo: boolean;
  readonly asleep?: () => number | null;
  /** Instead of this process's own terminal. */
  readonly streams?: TerminalStreams;
}

/** The same menu in a terminal. Resolves when the operator quits, or when this process is told to end. */
export async function startTerminal({ folder, streams, demo, ...given }: TerminalParts): Promise<void> {
  const time = clock();
  const [words, terminalWords] = await Promise.all([language.words(), language.terminal()]);
  const common = commonParts(folder, words);
  const screen = terminalScreen();
  const quitting = new AbortController();
  const quit = () => quitting.abort();
  const { input, output } = streams ?? { input: process.stdin, output: process.stdout };
  // Nothing goes on before there is an app.
  let beside = (): Partial<Shown> => ({});
  const app = new App({
    ...common,
    ...given,
    // Its buttons are keys, so they need no explanation.
    words: { ...words, boxText: ({ text }) => text },
    clock: time,
    rows: Number.POSITIVE_INFINITY,
    toaster: terminalToaster(screen, time),
    box: terminalBox(screen, terminalWords.answers),
    openTray(first, listener) {
      const tray = terminalTray(first, {
        screen,
        listener,
        words: terminalWords,
        cancel,
        interrupted: quit,
        streams: { input, output },
      });
      return { ...tray, show: (menu) => screen.update({ menu, ...beside() }) };
    },
    // Everybody has a row here.
    openEveryone() {},
    openDoctor: () =>
      void doctorText(given.version, demo ? folder : null)
        .then(showPage)
        .catch((error) => common.log(`this PC can't be checked: ${error}`)),
    openHistory() {
      showPage(historyText(wholeHistory(common.historyFile), words, LATEST));
    },
    quit,
  });

  function showPage(text: string): void {
    screen.update({ page: { lines: text.trimEnd().split('\r\n'), from: 0 } });
  }

  function cancel(): void {
    for (const [key, state] of app.engine.conversations.states) {
      if (isCancelable(state)) app.engine.conversations.send(key, { kind: 'canceled' });
    }
  }

  /** What stands beside the menu. The menu is drawn anew whenever any of it changes. */
  function besideMenu(): Pick<Shown, 'status' | 'silence' | 'cancelHint'> {
    const named = [...app.engine.conversations.states].map(([key, state]) => {
      const name = app.engine.nameOf(state.pinned.session);
      return { state, name, left: app.timesLeft.get(key) ?? null };
    });
    return {
      status: named.flatMap((each) => statusLine(each, terminalWords)),
      silence: silenceLine(named, terminalWords),
      cancelHint: cancelHint(named, terminalWords),
    };
  }

  beside = besideMenu;
  const heard = onEnding(quit);
  if (!quitting.signal.aborted) {
    await new Promise<void>((resolve) => quitting.signal.addEventListener('abort', () => resolve()));
  }
  const last = lastWords([...app.engine.conversations.states.values()], terminalWords);
  await app.close();
  heard.stop();
  if (last !== null) output.write(`${last}\n`);
}
