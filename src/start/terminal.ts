import { clock } from '../base/clock.ts';
import type { ExitCode } from '../cli/output/exit-code.ts';
import type { Elevation } from '../engine/elevation.ts';
import { historyText } from '../history/history-text.ts';
import { wholeHistory } from '../history/whole-history.ts';
import type { Rights } from '../sessions/rights.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import type { LiveSettings } from '../settings/live-settings.ts';
import type { Settings } from '../settings/settings.ts';
import { App } from '../tray/app.ts';
import type { TerminalStreams } from '../tray/terminal/terminal-display.ts';
import { terminalNotes } from '../tray/terminal/terminal-notes.ts';
import { terminalScreen } from '../tray/terminal/terminal-screen.ts';
import { terminalBox, terminalToaster } from '../tray/terminal/terminal-toaster.ts';
import { terminalTray } from '../tray/terminal/terminal-tray.ts';
import { commonParts } from './common.ts';
import { onEnding } from './endings.ts';
import { helpText } from './help.ts';
import { language } from './language.ts';
import { lastExit, lastWords } from './terminal-end.ts';
import { TerminalRun } from './terminal-run.ts';

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

/**
 * The same menu in a terminal. The operator leaves it once what runs has been stopped, or has ended where nothing
 * stops it; a second time they leave it at once. So does a process that is told to end.
 * @returns the exit code, as the command line's for what ran
 */
export async function startTerminal({ folder, streams, demo, ...given }: TerminalParts): Promise<ExitCode> {
  const time = clock();
  const [words, terminalWords] = await Promise.all([language.words(), language.terminal()]);
  const common = commonParts(folder, words);
  const screen = terminalScreen();
  const notes = terminalNotes(screen, time);
  const over = new AbortController();
  const end = () => over.abort();
  const shared = { screen, notes, words: terminalWords, clock: time } as const;
  const run = new TerminalRun({ notes, words: terminalWords, over: end });
  const { input, output } = streams ?? { input: process.stdin, output: process.stdout };
  if (demo) notes.add(terminalWords.welcome, null);
  const app = new App({
    ...common,
    ...given,
    // Its buttons are keys, so they need no explanation.
    words: { ...words, boxText: ({ text }) => text },
    clock: time,
    rows: Number.POSITIVE_INFINITY,
    toaster: terminalToaster(screen, notes, time),
    box: terminalBox(screen, terminalWords.answers),
    tooSoon: () => run.tooSoon(),
    moved: (state) => run.moved(state),
    openTray(first, listener) {
      const tray = terminalTray(first, {
        ...shared,
        listener,
        cancel: () => run.cancel(),
        tooSoon: () => run.tooSoon(),
        interrupted: () => run.leave(),
        streams: { input, output },
      });
      return { ...tray, show: (menu) => screen.update({ menu, ...run.beside() }) };
    },
    // Everybody has a row here.
    openEveryone() {},
    openHelp: () =>
      void helpText({ ...given, words }, demo ? folder : null)
        .then((text) => showPage(text, 0))
        .catch((error) => common.log(`this PC can't be checked: ${error}`)),
    openHistory() {
      // The latest comes last.
      const text = historyText(wholeHistory(common.historyFile), words, LATEST);
      showPage(text, Number.POSITIVE_INFINITY);
    },
    quit: () => run.leave(),
  });

  function showPage(text: string, from: number): void {
    screen.update({ page: { lines: text.trimEnd().split('\r\n'), from } });
  }

  run.begin(app);
  const heard = onEnding(end);
  if (!over.signal.aborted) {
    await new Promise<void>((resolve) => over.signal.addEventListener('abort', () => resolve()));
  }
  run.stopAll();
  const { last } = run;
  await app.close();
  notes.clear();
  heard.stop();
  for (const line of lastWords(last, terminalWords, words.outcome)) output.write(`${line}\n`);
  return lastExit(last);
}
