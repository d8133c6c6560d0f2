import { dirname, join } from 'node:path';
import type { App } from '../app.ts';
import { startApp } from '../app.ts';
import type { AppParts } from '../app-parts.ts';
import { clock } from '../clock.ts';
import { readHistory } from '../deed-reader.ts';
import { onEnding } from '../endings.ts';
import { ownProgram, programFolder, userFolders } from '../folders.ts';
import { historyText, SHOWN_DEEDS } from '../history-text.ts';
import type { Log } from '../log.ts';
import type { Native } from '../native.ts';
import { loadNative } from '../native.ts';
import type { BroughtProgram } from '../program-check.ts';
import { programCheck, TOAST_PROGRAM, TRAY_PROGRAM } from '../program-check.ts';
import { isRefusedByPolicy } from '../refusal.ts';
import { DEFAULT_SETTINGS } from '../settings.ts';
import { firstRunNote } from '../tray/notes.ts';
import { systrayTray } from '../tray/systray-tray.ts';
import { sleptMs } from '../windows/awake-clock.ts';
import { childBox } from '../windows/child-box.ts';
import { holdFile } from '../windows/held-file.ts';
import { showNotice } from '../windows/message-box.ts';
import { notificationReader } from '../windows/notification-state.ts';
import { isOnlyInstance } from '../windows/single-instance.ts';
import { english } from '../words/english.ts';
import { demoPc } from './demo-pc.ts';
import { doctorText } from './doctor-face.ts';
import type { CommonParts } from './face.ts';
import { commonParts, isFirstRun } from './face.ts';
import { openedWindows } from './opened-windows.ts';
import { terminalFace } from './terminal-face.ts';
import { windowsHost } from './windows-host.ts';
import { elevatedHelpers, windowsRights } from './windows-rights.ts';
import { followedSettings, helperRequest } from './windows-settings.ts';
import { windowsToaster } from './windows-toaster.ts';

/** How long an orderly end may take before this process is ended as it is, in ms. */
const ORDERLY_END = 2000;

/** What the command line may say of the tray. */
export interface TrayFlags {
  /** On the simulated PC. */
  readonly demo: boolean;
  /** The menu in this terminal instead of the taskbar. */
  readonly terminal: boolean;
  /** Lowers what this account may do, never raises it. */
  readonly assumeUnelevated: boolean;
}

/**
 * Usher on Windows: the tray, or with `--terminal` the same in this console.
 * @returns the exit code, or null while the tray runs
 */
export async function windowsFace(flags: TrayFlags, version: string, say: (line: string) => void) {
  const loaded = await loadNative();
  const native = 'missing' in loaded ? null : loaded;
  const usesTray = !flags.terminal;
  if (usesTray && native !== null && !isOnlyInstance(native)) {
    say(english.alreadyRunning);
    return 0;
  }
  const folders = userFolders();
  const demo = flags.demo ? demoPc(clock()) : null;
  const folder = demo === null ? folders.data : dirname(demo.stateFile);
  const common = commonParts(folder);
  if ('missing' in loaded) {
    common.log(`using quser: ${loaded.missing}`);
    if (loaded.isRefused) say(english.nativeRefused(loaded.missing));
  }
  process.on('uncaughtExceptionMonitor', (error) => common.log(`died: ${error.stack}`));

  const settingsFile = demo === null ? followedSettings(native, folders.settings) : null;
  const settings = settingsFile?.settings ?? DEFAULT_SETTINGS;
  for (const problem of settingsFile?.problems ?? []) say(problem);
  const host = demo?.host ?? (await windowsHost(native, ownProgram, common.log));
  if (host === null) return complain(english.windowsNotFound, common.log);
  // On the simulated PC nothing of this account counts, and no helper could find anybody; nor could one, and none
  // goes on, where sessions come from quser.
  const onPc = demo === null && host.isExact ? native : null;
  const { rights, mayLeaveNotes } = windowsRights(onPc, flags.assumeUnelevated, common.log);
  const parts = {
    host,
    settings,
    ...(settingsFile !== null && { settingsFile }),
    rights,
    mayLeaveNotes,
    helpers: elevatedHelpers(onPc, helperRequest(settings), common.log),
    version,
    asleep: native === null ? () => null : sleptMs(native),
  } as const;
  if (!usesTray) {
    await terminalFace({ ...parts, folder, demo: demo !== null });
    return 0;
  }
  return runTray(native, { ...common, ...parts, demo: demo !== null }, say);
}

type TrayParts = CommonParts & { readonly demo: boolean } & Pick<
    AppParts,
    'host' | 'settings' | 'settingsFile' | 'rights' | 'mayLeaveNotes' | 'helpers' | 'version' | 'asleep'
  >;

/** From before their check on nobody exchanges the programs that Usher starts. */
function hold(native: Native | null, log: Log): void {
  if (native === null) return;
  for (const program of [TRAY_PROGRAM, TOAST_PROGRAM]) {
    const error = holdFile(native, join(programFolder, program));
    if (error !== 0) log(`${program} can't be kept from being exchanged: error ${error}`);
  }
}

/** @returns the exit code where there is no tray to run, else null */
function runTray(native: Native | null, parts: TrayParts, say: (line: string) => void): number | null {
  const { log, folder } = parts;
  hold(native, log);
  const isOurs = programCheck(programFolder);
  const refusal = (program: BroughtProgram) => (isOurs(program) ? null : english.programRefused(program));
  const noTray = refusal(TRAY_PROGRAM);
  if (noTray !== null) return complain(noTray, log);
  const asset = (name: string) => join(programFolder, 'assets', name);
  const toaster = windowsToaster(native, () => refusal(TOAST_PROGRAM), log);
  const windows = openedWindows({ native, folder, toaster, words: english, log });
  const app: App = startApp({
    ...parts,
    clock: clock(),
    toaster,
    box: childBox(ownProgram),
    notifications: notificationReader(native),
    openTray: (firstMenu, listener) =>
      systrayTray({
        firstMenu,
        icons: { calm: asset('usher.ico'), asking: asset('usher-asking.ico') },
        folder: programFolder,
        refusal: () => refusal(TRAY_PROGRAM),
        // Later, because the very first start comes before there is an app to leave.
        refused: (why) => void setImmediate(() => leaveBecause(why)),
        gaveUp: (why) => leaveBecause(english.noIcon(isRefusedByPolicy(why) ? null : why)),
        listener,
        log,
      }),
    openEveryone: () => void windows.open(ownProgram.file, [...ownProgram.args, '--terminal']),
    openHistory() {
      const { deeds, damage } = readHistory(parts.deeds, SHOWN_DEEDS);
      void windows.show('history.txt', historyText(deeds, english, damage));
    },
    openDoctor: () =>
      void doctorText(parts.version, parts.demo ? folder : null)
        .then((text) => windows.show('doctor.txt', text))
        .catch((error) => log(`this PC can't be checked: ${error}`)),
    quit: () => void leave(app, log),
  });
  onEnding(() => void leave(app, log));

  /** Says so where it is seen: nobody looks at the console that Usher was started from. */
  function leaveBecause(why: string): void {
    const exitCode = complain(why, log);
    void leave(app, log, exitCode, () => native !== null && showNotice(native, 'Usher', why));
  }

  if (isFirstRun(folder)) {
    const { title, text } = english.firstRun;
    say(`${title}. ${text}`);
    void toaster.show(firstRunNote(english), new AbortController().signal);
  }
  return null;
}

/** Once begun, nothing else begins or hastens it. */
let isLeaving = false;

/** Ends orderly, and where a native call still blocks, by force: `process.exit` would wait for it. */
async function leave(app: App, log: Log, exitCode: 0 | 1 = 0, lastWords = () => {}): Promise<void> {
  if (isLeaving) return;
  isLeaving = true;
  const late = setTimeout(() => {
    log('did not end in time');
    process.kill(process.pid);
  }, ORDERLY_END);
  await app.close();
  clearTimeout(late);
  lastWords();
  process.exit(exitCode);
}

/** Says why Usher cannot run. @returns the exit code */
function complain(why: string, log: Log): 1 {
  log(why);
  process.stderr.write(`${why}\n`);
  return 1;
}
