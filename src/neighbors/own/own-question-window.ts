import { beep } from '../../windows/beep.ts';
import type { Native } from '../../windows/native.ts';
import { DIALOG_ICON, dialogLibrary } from '../../windows/own-dialog.ts';
import { showTaskDialog } from '../../windows/task-dialog.ts';
import type { NeighborWords } from '../words.ts';
import { exitCodeOf, OWN_ANSWER_END, readQuestionArguments } from './own-question-child.ts';
import { ownAnswerTo, ownQuestionDialog, ownQuestionWatch } from './own-question-dialog.ts';

/**
 * The child's side: asks in a window, and blocks until it is answered. The question was put when this process began.
 * @param now how long this process has run, in ms
 * @returns the exit code
 */
export function askInWindow(
  native: Native,
  args: readonly string[],
  words: NeighborWords['ownQuestion'],
  now: () => number,
): number {
  const question = readQuestionArguments(args);
  if (question === null) return OWN_ANSWER_END.cannotBeAsked;
  try {
    const library = dialogLibrary(native);
    const lateMs = now();
    // Somebody who had less than half of the time was not asked.
    if (library === null || lateMs > question.seconds * 500) return OWN_ANSWER_END.cannotBeAsked;
    // The window takes no focus, so a screen reader may not tell that it is there.
    beep(native);
    const dialog = ownQuestionDialog(question, words, DIALOG_ICON);
    const watch = ownQuestionWatch(question, words, lateMs);
    return exitCodeOf(ownAnswerTo(showTaskDialog(native, library, dialog, watch, now)));
  } catch {
    // This Windows lacks a function, or a defect of ours.
    return OWN_ANSWER_END.cannotBeAsked;
  }
}
