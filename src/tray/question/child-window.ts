import { QUESTION_FLAG } from '../../base/child-flags.ts';
import type { Clock } from '../../base/clock.ts';
import { orNull } from '../../base/or-null.ts';
import type { Command } from '../../base/run.ts';
import { run } from '../../base/run.ts';
import type { QuestionWindow } from '../../engine/operator.ts';
import { windowArguments, windowEndOf } from './question-child.ts';

/** Longer than any question stays open. In ms. */
const DEADLINE = 3_600_000;

/** How often to look whether the window stands. In ms. */
const LOOK_EVERY = 500;

export interface ChildWindowParts {
  readonly ownProgram: Command;
  readonly clock: Pick<Clock, 'after'>;
  /** Whether a window of this process is on the screen. It may throw. */
  isShown(processId: number): boolean;
  readonly runProgram?: typeof run;
}

/**
 * The question in a window of a short-lived child of this program. A window can be taken away at once by ending its
 * process. Whether it stands is told by Windows, not by the child.
 */
export function childWindow({
  ownProgram,
  clock,
  isShown,
  runProgram = run,
}: ChildWindowParts): QuestionWindow {
  return {
    async ask(question, signal, watch) {
      if (signal.aborted) return 'notShown';
      const { file, args } = ownProgram;
      let cancelLook = () => {};
      let isStanding = false;

      function look(processId: number): void {
        const stands = orNull(() => isShown(processId)) ?? false;
        if (stands !== isStanding) stands ? watch.shown() : watch.unseen();
        isStanding = stands;
        cancelLook = clock.after(LOOK_EVERY, () => look(processId));
      }

      try {
        const result = await runProgram(file, [...args, QUESTION_FLAG, ...windowArguments(question)], {
          timeoutMs: DEADLINE,
          signal,
          started: look,
        });
        return result.kind === 'exited' ? windowEndOf(result.exitCode) : 'notShown';
      } catch {
        return 'notShown';
      } finally {
        cancelLook();
        if (isStanding) watch.unseen();
      }
    },
  };
}
