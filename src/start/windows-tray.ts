import { join } from 'node:path';
import { clock } from '../base/clock.ts';
import { ownProgram, programFolder } from '../base/folders.ts';
import type { Log } from '../base/log.ts';
import type { BroughtProgram } from '../base/program-check.ts';
import { programCheck, TOAST_PROGRAM, TRAY_PROGRAM } from '../base/program-check.ts';
import { isRefusedByPolicy } from '../base/refusal.ts';
import type { AskInWindow } from '../elevation/client/permission.ts';
import type { Elevation } from '../engine/elevation.ts';
import { historyText } from '../history/history-text.ts';
import { wholeHistory } from '../history/whole-history.ts';
import { App } from '../tray/app.ts';
import { silentNotice } from '../tray/notices.ts';
import type { AppParts } from '../tray/ports.ts';
import { systrayTray } from '../tray/systray/systray-tray.ts';
import { childBox } from '../tray/toasts/child-box.ts';
import { holdFile } from '../windows/held-file.ts';
import { showNotice } from '../windows/message-box.ts';
import type { Native } from '../windows/native.ts';
import { notificationReader } from '../windows/notification-state.ts';
import type { CommonParts } from './common.ts';
import { isFirstRun } from './common.ts';
import { onEnding } from './endings.ts';
import { helpText } from './help.ts';
import { iconFacts } from './icon-facts.ts';
import { openedWindows } from './opened-windows.ts';
import { endOrderly } from './orderly-end.ts';
import { questionWindow } from './question-window.ts';
import { serveQuit } from './quit.ts';
import { ownSettingsFile } from './settings.ts';
import { startAtSignIn } from './start-at-sign-in.ts';
import { windowsToaster } from './toasts.ts';

/** What the tray is put together from. */
export type TrayParts = Omit<CommonParts, 'elevation'> & {
  readonly demo: boolean;
  readonly version: string;
  /** @param askInWindow asks Windows for permission in the operator's window, if one stands */
  elevation(askInWindow: AskInWindow): Elevation;
} & Pick<
    AppParts,
    'host' | 'left' | 'doNotAsk' | 'settings' | 'settingsFile' | 'rights' | 'mayLeaveNotes' | 'asleep'
  >;

/** From before their check on nobody exchanges the programs that Usher starts. */
function hold(native: Native | null, log: Log): void {
  if (native === null) return;
  for (const program of [TRAY_PROGRAM, TOAST_PROGRAM]) {
    const error = holdFile(native, join(programFolder, program));
    if (error !== 0) log(`${program} can't be kept from being exchanged: error ${error}`);
  }
}

/** Usher's icon beside the clock. @returns the exit code where there is no tray to run, else null */
export function startWindowsTray(
  native: Native | null,
  parts: TrayParts,
  say: (line: string) => void,
): number | null {
  const { log, folder, words } = parts;
  hold(native, log);
  const isOurs = programCheck(programFolder);
  const refusal = (program: BroughtProgram) => (isOurs(program) ? null : words.programRefused(program));
  const noTray = refusal(TRAY_PROGRAM);
  if (noTray !== null) {
    const exitCode = complain(noTray, log);
    showLastWords(noTray);
    return exitCode;
  }
  const asset = (name: string) => join(programFolder, 'assets', name);
  const toaster = windowsToaster(native, () => refusal(TOAST_PROGRAM), log);
  const windows = openedWindows({ native, folder, toaster, words, log });
  const app: App = new App({
    ...parts,
    ...startAtSignIn(native, log),
    clock: clock(),
    toaster,
    box: childBox(ownProgram),
    ...(native !== null && { openWindow: questionWindow(native) }),
    notifications: notificationReader(native),
    elevation: parts.elevation((...asked) => app.windows?.permission(...asked) ?? null),
    openTray: (firstMenu, listener) =>
      systrayTray({
        firstMenu,
        icons: { calm: asset('usher.ico'), asking: asset('usher-asking.ico') },
        folder: programFolder,
        refusal: () => refusal(TRAY_PROGRAM),
        // Later, because the very first start comes before there is an app to leave.
        refused: (why) => void setImmediate(() => leaveBecause(why)),
        gaveUp: (why) => leaveBecause(words.noIcon(isRefusedByPolicy(why) ? null : why)),
        listener,
        ...(native !== null && iconFacts(native)),
        log,
      }),
    openEveryone: () => void windows.open(ownProgram.file, [...ownProgram.args, '--terminal']),
    openHistory() {
      void windows.show('history.txt', historyText(wholeHistory(parts.historyFile), words));
    },
    ...(native !== null &&
      !parts.demo && { openSettings: () => void windows.edit(ownSettingsFile(), words.emptySettings) }),
    openHelp: () =>
      void helpText(parts, parts.demo ? folder : null)
        .then((text) => windows.show('help.txt', text))
        .catch((error) => log(`this PC can't be checked: ${error}`)),
    quit: () => void leave(app, log),
  });
  onEnding(() => void leave(app, log));
  if (native !== null) serveQuit(native, log, () => void leave(app, log));

  function leaveBecause(why: string): void {
    const exitCode = complain(why, log);
    void leave(app, log, exitCode, () => showLastWords(why));
  }

  /** Says so where it is seen: nobody looks at the console that Usher was started from. */
  function showLastWords(why: string): void {
    if (native !== null) showNotice(native, 'Usher', why);
  }

  if (isFirstRun(folder)) {
    const { title, text } = words.firstRun;
    say(`${title}. ${text}`);
    // A note gives way to whatever comes after it, and what is wrong with the settings must not.
    const isAllWell = (parts.settingsFile?.problems ?? []).length === 0;
    if (isAllWell) void toaster.show(silentNotice(words.firstRun), new AbortController().signal);
  }
  return null;
}

/** Once begun, nothing else begins or hastens it. */
let isLeaving = false;

/** Ends this process in order, or by force where that takes too long. */
async function leave(app: App, log: Log, exitCode: 0 | 1 = 0, lastWords = () => {}): Promise<void> {
  if (isLeaving) return;
  isLeaving = true;
  await endOrderly(() => app.close(), { exitCode, lastWords, tooLate: () => log('did not end in time') });
}

/** Says why Usher cannot run. @returns the exit code */
export function complain(why: string, log: Log): 1 {
  log(why);
  process.stderr.write(`${why}\n`);
  return 1;
}
