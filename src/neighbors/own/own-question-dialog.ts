import { STAY_REASONS } from '../../sessions/person-answer.ts';
import type { DialogEnd, DialogWatch, TaskDialog } from '../../windows/dialog.ts';
import { SEEN_AFTER } from '../../windows/dialog.ts';
import type { NeighborWords } from '../words.ts';
import type { OwnAnswer, OwnQuestion } from './own-question.ts';

const BUTTON = { signOut: 101, later: 102, stay: 103 } as const;

const NO_REASON = 200;
const reasonId = (index: number) => NO_REASON + 1 + index;

type Words = NeighborWords['ownQuestion'];

/**
 * The window that asks. Its default, and all that Enter, Space and Esc do, is to stay.
 * @param icon the absolute path of Usher's icon
 */
export function ownQuestionDialog(question: OwnQuestion, words: Words, icon: string): TaskDialog {
  const text = words(question, question.seconds);
  return {
    title: text.title,
    instruction: text.instruction,
    content: text.content,
    icon,
    buttons: [
      { id: BUTTON.signOut, text: text.signOut },
      ...(question.mayDelay ? [{ id: BUTTON.later, text: text.later }] : []),
      { id: BUTTON.stay, text: text.stay },
    ],
    defaultButton: BUTTON.stay,
    radios: [
      { id: NO_REASON, text: text.noReason },
      ...STAY_REASONS.map((reason, index) => ({ id: reasonId(index), text: text.reasons[reason] })),
    ],
    progress: 1,
    details: null,
  };
}

/**
 * Counts the seconds down, and closes the window at the end.
 * @param lateMs how long ago the question was put when the window was drawn
 */
export function ownQuestionWatch(question: OwnQuestion, words: Words, lateMs: number): DialogWatch {
  const wholeMs = question.seconds * 1000;
  return {
    tick(ms) {
      const leftMs = wholeMs - lateMs - ms;
      if (leftMs <= 0) return null;
      return {
        content: words(question, Math.ceil(leftMs / 1000)).content,
        progress: Math.min(1, leftMs / wholeMs),
      };
    },
    counts: (_, ms) => ms >= SEEN_AFTER,
  };
}

/** Whatever is not a click on one of the other buttons is no yes. */
export function ownAnswerTo(end: DialogEnd): OwnAnswer {
  if (end.kind === 'notShown') return { kind: 'cannotBeAsked' };
  if (end.kind === 'over') return { kind: 'noAnswer' };
  if (end.kind === 'closed') return { kind: 'stay', reason: null };
  if (end.button === BUTTON.signOut) return { kind: 'signOut' };
  if (end.button === BUTTON.later) return { kind: 'later' };
  const reason = STAY_REASONS.find((_, index) => reasonId(index) === end.radio);
  return { kind: 'stay', reason: reason ?? null };
}
