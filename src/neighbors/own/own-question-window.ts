import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { programFolder } from '../../base/folders.ts';
import { commonControls } from '../../windows/common-controls.ts';
import type { Native } from '../../windows/native.ts';
import { showTaskDialog } from '../../windows/task-dialog.ts';
import type { NeighborWords } from '../words.ts';
import { exitCodeOf, OWN_ANSWER_END, readQuestionArguments } from './own-question-child.ts';
import { ownAnswerTo, ownQuestionDialog, ownQuestionWatch } from './own-question-dialog.ts';

const MANIFEST = join(programFolder, 'assets', 'common-controls.manifest');
const ICON = join(programFolder, 'assets', 'usher.ico');

/**
 * The child's side: asks in a window, and blocks until it is answered. The question was put when this process began.
 * @param now how long this process has run, in ms
 * @returns the exit code
 */
export function askInWindow(
  native: Native,
  args: readonly string[],
  words: NeighborWords['ownQuestion'],
  now: () => number = () => performance.now(),
): number {
  const question = readQuestionArguments(args);
  if (question === null) return OWN_ANSWER_END.cannotBeAsked;
  try {
    const library = commonControls(native, MANIFEST);
    const lateMs = now();
    // Somebody who had less than half of the time was not asked.
    if (library === null || lateMs > question.seconds * 500) return OWN_ANSWER_END.cannotBeAsked;
    const dialog = ownQuestionDialog(question, words, ICON);
    const watch = ownQuestionWatch(question, words, lateMs);
    return exitCodeOf(ownAnswerTo(showTaskDialog(native, library, dialog, watch, now)));
  } catch {
    // This Windows lacks a function, or a defect of ours.
    return OWN_ANSWER_END.cannotBeAsked;
  }
}
