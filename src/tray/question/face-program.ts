import type { Command } from '../../base/run.ts';
import type { PermissionAsked } from '../../elevation/client/permission.ts';
import { WAITS_MINUTES } from '../../elevation/client/permission-dialog.ts';
import { askWindows, permissionPage } from '../../elevation/client/permission-window.ts';
import type { ElevationWords } from '../../elevation/words.ts';
import type { Native } from '../../windows/native.ts';
import { DIALOG_ICON, dialogLibrary } from '../../windows/own-dialog.ts';
import { parentLines } from '../../windows/parent-lines.ts';
import { showTaskDialog } from '../../windows/task-dialog.ts';
import type { Teller } from './face-dialog.ts';
import { faceDialog, faceWatch } from './face-dialog.ts';
import type { NumberedFace } from './face-lines.ts';
import { chosenLine, lastFace, permittedLine, readPermission } from './face-lines.ts';
import { withPermission } from './permission-page.ts';

/** How long the first face may take, in ms. It is sent when this program is started. */
const FIRST_FACE = 10_000;
const LOOK_EVERY = 20;

export interface FaceProgramParts {
  readonly native: Native;
  /** What Windows starts as an administrator. */
  readonly program: Command;
  readonly words: Pick<ElevationWords, 'permission'>;
  /** Monotonic, in ms. */
  now(): number;
}

/**
 * The child's side: a window of Windows' own look that shows what the tray tells it, and tells the tray what is clicked. It
 * also has Windows ask for permission. Blocks until the tray has gone or the window was forgotten. The tray takes it away
 * by ending this process.
 */
export function showFaces({ native, program, words, now }: FaceProgramParts): void {
  try {
    const library = dialogLibrary(native);
    if (library === null) return;
    const lines = parentLines(native);
    const inbox = trayInbox(lines.read);
    const tray: Teller = { read: inbox.faces, chosen: (chosen) => lines.write(chosenLine(chosen)) };
    const first = firstFace(tray, now);
    if (first === null) return;
    let own = 0n;
    const watch = withPermission({
      faces: faceWatch(first, DIALOG_ICON, tray, now),
      wanted: inbox.permission,
      page: ({ args, ...about }) =>
        permissionPage(
          native,
          words.permission(about, WAITS_MINUTES),
          () => own,
          (owner) => askWindows(native, program, args, owner),
        ),
      answered: (answer) => lines.write(permittedLine(answer)),
      hasGone: inbox.hasGone,
    });
    const made = (window: bigint) => {
      own = window;
    };
    showTaskDialog(native, library, faceDialog(first.face, DIALOG_ICON), { ...watch, made }, now);
  } catch {
    // This Windows lacks a function, or a defect of ours. The tray sees that this process has ended.
  }
}

/** What the tray says: faces, and that Windows is to be asked. */
export function trayInbox(read: () => readonly string[] | null) {
  let others: string[] = [];
  let asked: PermissionAsked | null = null;
  let isGone = false;

  function look(): void {
    const came = read();
    isGone ||= came === null;
    for (const line of came ?? []) {
      const permission = readPermission(line);
      if (permission === null) others.push(line);
      else asked = permission;
    }
  }

  return {
    /** The other lines since the last call; null once the tray has gone. */
    faces(): readonly string[] | null {
      look();
      const lines = others;
      others = [];
      return isGone ? null : lines;
    },
    /** What Windows is to be asked since the last call; null for nothing. */
    permission(): PermissionAsked | null {
      const now = asked;
      asked = null;
      return now;
    },
    hasGone(): boolean {
      look();
      return isGone;
    },
  };
}

/** The last of the faces that are there. @returns null if none comes */
function firstFace(tray: Teller, now: () => number): NumberedFace | null {
  const begun = now();
  while (now() - begun < FIRST_FACE) {
    const lines = tray.read();
    if (lines === null) return null;
    const face = lastFace(lines);
    if (face !== null) return face;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_EVERY);
  }
  return null;
}
