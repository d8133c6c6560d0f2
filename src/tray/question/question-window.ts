import type { Native } from '../../windows/native.ts';
import { DIALOG_ICON, dialogLibrary } from '../../windows/own-dialog.ts';
import { showTaskDialog } from '../../windows/task-dialog.ts';
import type { TrayWords } from '../words.ts';
import { readWindowArguments, WINDOW_END } from './question-child.ts';
import { questionDialog, questionWatch, windowEnd } from './question-dialog.ts';

/**
 * The child's side: asks the operator in a window, and blocks until it is answered.
 * @returns the exit code
 */
export function askOperatorInWindow(
  native: Native,
  args: readonly string[],
  words: Pick<TrayWords, 'windowSeconds'>,
): number {
  const question = readWindowArguments(args);
  if (question === null) return WINDOW_END.notShown;
  try {
    const library = dialogLibrary(native);
    if (library === null) return WINDOW_END.notShown;
    const dialog = questionDialog(question, words, DIALOG_ICON);
    return WINDOW_END[windowEnd(showTaskDialog(native, library, dialog, questionWatch(question, words)))];
  } catch {
    // This Windows lacks a function, or a defect of ours.
    return WINDOW_END.notShown;
  }
}
