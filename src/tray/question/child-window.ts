import { QUESTION_FLAG } from '../../base/child-flags.ts';
import type { Clock } from '../../base/clock.ts';
import type { LineChild } from '../../base/line-child.ts';
import { startLineChild } from '../../base/line-child.ts';
import { orNull } from '../../base/or-null.ts';
import type { Command } from '../../base/run.ts';
import type { PermissionAnswer } from '../../elevation/client/permission.ts';
import type { OpenFaceWindow } from './face.ts';
import { faceLine, permissionLine, readChosen, readPermitted } from './face-lines.ts';

/** How often to look whether the window stands. In ms. */
const LOOK_EVERY = 500;

export interface ChildWindowParts {
  readonly ownProgram: Command;
  readonly clock: Pick<Clock, 'after'>;
  /** Whether a window of this process is on the screen. It may throw. */
  isShown(processId: number): boolean;
  readonly start?: typeof startLineChild;
}

/**
 * Windows of a child of this program each. One can be taken away at once by ending its process. Whether it stands is told
 * by Windows, not by the child.
 */
export function childWindow({
  ownProgram,
  clock,
  isShown,
  start = startLineChild,
}: ChildWindowParts): OpenFaceWindow {
  return (listener) => {
    let isStanding = false;
    let isOver = false;
    let cancelLook = () => {};
    /** Hears how Windows answered. */
    let permitted = (_: PermissionAnswer) => {};

    const stands = (isSo: boolean) => {
      if (isSo === isStanding) return;
      isStanding = isSo;
      isSo ? listener.shown() : listener.unseen();
    };
    const over = () => {
      isOver = true;
      cancelLook();
      permitted('failed');
    };
    function look(processId: number): void {
      cancelLook = clock.after(LOOK_EVERY, () => look(processId));
      stands(orNull(() => isShown(processId)) ?? false);
    }

    const { file, args } = ownProgram;
    const child: LineChild = start(
      { file, args: [...args, QUESTION_FLAG] },
      {
        line(text) {
          const chosen = readChosen(text);
          if (chosen !== null && !isOver) listener.chosen(chosen.number, chosen.choice);
          const answer = readPermitted(text);
          if (answer !== null) permitted(answer);
        },
        ended() {
          if (isOver) return;
          over();
          stands(false);
          listener.gone();
        },
      },
    );
    if (child.processId !== null) look(child.processId);
    return {
      show: (number, face) => child.send(faceLine({ number, face })),
      permission: (about) =>
        new Promise((resolve) => {
          permitted = resolve;
          if (isOver) resolve('failed');
          else child.send(permissionLine(about));
        }),
      close() {
        over();
        child.end();
      },
    };
  };
}
