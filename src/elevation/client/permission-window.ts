import type { Command } from '../../base/run.ts';
import type { TaskDialog } from '../../windows/dialog.ts';
import { frontWindow, keepWindowsWhole } from '../../windows/front-window.ts';
import type { Native } from '../../windows/native.ts';
import { DIALOG_ICON, dialogLibrary } from '../../windows/own-dialog.ts';
import { ERROR_CANCELLED, startAsAdministrator } from '../../windows/shell-execute.ts';
import { showTaskDialog } from '../../windows/task-dialog.ts';
import type { ElevationWords, PermissionWords } from '../words.ts';
import type { PermissionAnswer, PermissionRequest } from './permission.ts';
import { PERMISSION_END, readPermissionArguments } from './permission.ts';
import type { PermissionWatch } from './permission-dialog.ts';
import { permissionDialog, permissionWatch, WAITS_MINUTES } from './permission-dialog.ts';

type Words = Pick<ElevationWords, 'permission'>;

/**
 * The child's side: has Windows ask for an administrator, and blocks until that is answered.
 * @param program what is started as one, with the arguments that come before those of the request
 * @returns the exit code
 */
export function askForPermission(
  native: Native,
  program: Command,
  args: readonly string[],
  words: Words,
  now?: () => number,
): number {
  const request = readPermissionArguments(args);
  if (request === null) return PERMISSION_END.failed;
  const ask = (owner: bigint) => askWindows(native, program, request.args, owner);
  try {
    return PERMISSION_END[answerTo(request, ask)];
  } catch {
    // This Windows lacks a function, or a defect of ours.
    return PERMISSION_END.failed;
  }

  function answerTo({ terminal, ...about }: PermissionRequest, ask: Ask): PermissionAnswer {
    const front = frontWindow(native);
    // The terminal in which the operator agreed may still be in front. Else a window of this process has to be.
    if (terminal !== 0n && front.current() === terminal) return ask(terminal);
    // Where there can be none, Windows at least gets to know where the operator is.
    return askInWindow(native, words.permission(about, WAITS_MINUTES), ask, now) ?? ask(front.current());
  }
}

/** Has Windows ask, on behalf of a window. */
type Ask = (owner: bigint) => PermissionAnswer;

/**
 * Has Windows ask for an administrator, and starts a program as one. Blocks until that is answered. Never throws.
 * @param owner the window that asks
 */
export function askWindows(
  native: Native,
  { file, args }: Command,
  more: readonly string[],
  owner: bigint,
): PermissionAnswer {
  try {
    const error = startAsAdministrator(native, file, [...args, ...more], owner);
    if (error === 0) return 'started';
    return error === ERROR_CANCELLED ? 'declined' : 'failed';
  } catch {
    return 'failed';
  }
}

/** What a window shows while it has Windows ask, and how it goes on. */
export interface PermissionPage {
  readonly dialog: TaskDialog;
  readonly watch: PermissionWatch;
}

/**
 * @param own the window that shows it
 * @param ask has Windows ask on behalf of that window
 */
export function permissionPage(
  native: Native,
  words: PermissionWords,
  own: () => bigint,
  ask: Ask,
): PermissionPage {
  const front = frontWindow(native);
  keepWindowsWhole(native);
  return {
    dialog: permissionDialog(words, DIALOG_ICON),
    watch: permissionWatch(words, { comesToFront: () => front.bring(own()), ask: () => ask(own()) }),
  };
}

/** @returns null if there can be no window */
function askInWindow(
  native: Native,
  words: PermissionWords,
  ask: Ask,
  now: (() => number) | undefined,
): PermissionAnswer | null {
  const library = dialogLibrary(native);
  if (library === null) return null;
  let own = 0n;
  const { dialog, watch } = permissionPage(native, words, () => own, ask);
  const made = (window: bigint) => {
    own = window;
  };
  const end = showTaskDialog(native, library, dialog, { ...watch, made }, now);
  return watch.answer() ?? (end.kind === 'notShown' ? null : 'declined');
}
