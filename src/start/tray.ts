import { dirname } from 'node:path';
import { clock } from '../base/clock.ts';
import { ownProgram, userFolders } from '../base/folders.ts';
import type { AskInWindow } from '../elevation/client/permission.ts';
import { askHere } from '../neighbors/own/ask-here.ts';
import { liveRights } from '../rights/live-rights.ts';
import { doNotAsk } from '../settings/do-not-ask.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import { sleptMs } from '../windows/awake-clock.ts';
import { loadNative } from '../windows/native.ts';
import { registry } from '../windows/registry.ts';
import { isOffForMe } from '../windows/sign-in-start.ts';
import { isOnlyInstance } from '../windows/single-instance.ts';
import { elevationHere, windowsRights } from './account.ts';
import { commonParts } from './common.ts';
import { demoPc } from './demo/demo-pc.ts';
import { language } from './language.ts';
import { leftHere } from './left-for-them.ts';
import { withNeighbors } from './neighbors.ts';
import { serveNeighbors } from './own-usher.ts';
import { followedSettings, helperRequest } from './settings.ts';
import { startTerminal } from './terminal.ts';
import { windowsHost } from './this-pc.ts';
import { complain, startWindowsTray } from './windows-tray.ts';

/** What the command line may say of the tray. */
export interface TrayFlags {
  /** On the simulated PC. */
  readonly demo: boolean;
  /** The menu in this terminal instead of the taskbar. */
  readonly terminal: boolean;
  /** Lowers what this account may do, never raises it. */
  readonly assumeUnelevated: boolean;
  /** Started by Windows, because this person has signed in. */
  readonly atSignIn?: true;
}

/**
 * Usher on Windows: the tray, or with `--terminal` the same in this console.
 * @returns the exit code, or null while the tray runs
 */
export async function startTray(flags: TrayFlags, version: string, say: (line: string) => void) {
  const [loaded, words] = await Promise.all([loadNative(), language.words()]);
  const native = 'missing' in loaded ? null : loaded;
  const usesTray = !flags.terminal;
  if (flags.atSignIn && native !== null && isOffForMe(registry(native))) return 0;
  if (usesTray && native !== null && !isOnlyInstance(native)) {
    say(words.alreadyRunning);
    return 0;
  }
  const folders = userFolders();
  const demo = flags.demo ? demoPc(clock()) : null;
  const folder = demo === null ? folders.data : dirname(demo.stateFile);
  const common = commonParts(folder, words);
  if ('missing' in loaded) {
    const { fault } = loaded.missing;
    common.log(`using quser: ${JSON.stringify(loaded.missing)}`);
    if (fault === 'policy' || fault === 'refused') say(words.nativeRefused(loaded.missing));
  }
  process.on('uncaughtExceptionMonitor', (error) => common.log(`died: ${error.stack}`));

  const settingsFile = demo === null ? await followedSettings(native, folders.settings) : null;
  const settings = settingsFile?.settings ?? DEFAULT_SETTINGS;
  for (const problem of settingsFile?.problems ?? []) say(problem);
  const found = demo?.host ?? (await windowsHost(native, ownProgram, common.log));
  if (found === null) return complain(words.windowsNotFound, common.log);
  const time = clock();
  const left = leftHere(folder, time);
  const notNow = doNotAsk({ data: folder, clock: time, log: common.log });
  const serves = usesTray && native !== null && found.isExact;
  const known =
    demo === null && serves
      ? serveNeighbors({
          ...left,
          native,
          host: found,
          settings,
          lookAtSettings: () => settingsFile?.look(),
          doNotAsk: notNow,
          askHere: askHere(ownProgram),
          clock: time,
          log: common.log,
        })
      : found;
  const host = demo === null ? withNeighbors(known, native, time) : found;
  // On the simulated PC nothing of this account counts, and no helper could find anybody; nor could one, and none
  // goes on, where sessions come from quser.
  const onPc = demo === null && host.isExact ? native : null;
  const account = liveRights(() => windowsRights(onPc, flags.assumeUnelevated, common.log), clock().now);
  const parts = {
    host,
    settings,
    ...(settingsFile !== null && { settingsFile }),
    ...account,
    version,
    asleep: native === null ? () => null : sleptMs(native),
    ...(demo === null && serves && { left, doNotAsk: notNow }),
  } as const;
  const elevation = (askInWindow?: AskInWindow) =>
    elevationHere(onPc, helperRequest(settings), common.log, askInWindow);
  if (!usesTray) {
    return startTerminal({ ...parts, elevation: elevation(), folder, demo: demo !== null });
  }
  return startWindowsTray(native, { ...common, ...parts, elevation, demo: demo !== null }, say);
}
