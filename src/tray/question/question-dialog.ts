import type { WindowQuestion } from '../../engine/operator.ts';
import type { DialogEnd, DialogWatch, TaskDialog } from '../../windows/dialog.ts';
import type { TrayWords } from '../words.ts';
import type { WindowEnd } from './question-child.ts';

const BUTTON = { yes: 101, note: 102, no: 103 } as const;

/** No click counts before: somebody may be typing or clicking where the window appears. In ms. */
const SEEN_AFTER = 500;

/** Whoever put the question takes the window away. One that was forgotten goes by itself, in ms after its time. */
const FORGOTTEN = 5000;

type Words = Pick<TrayWords, 'windowSeconds'>;

/**
 * The window that asks the operator. Its default, and all that Enter, Space and Esc do, is the harmless answer.
 * @param icon the absolute path of Usher's icon
 */
export function questionDialog(question: WindowQuestion, words: Words, icon: string): TaskDialog {
  const { title, yes, no, note, seconds } = question;
  return {
    title: 'Usher',
    instruction: title,
    content: contentOf(question, seconds, words),
    icon,
    buttons: [
      { id: BUTTON.yes, text: yes },
      ...(note === null ? [] : [{ id: BUTTON.note, text: note }]),
      { id: BUTTON.no, text: no },
    ],
    defaultButton: BUTTON.no,
    radios: [],
    progress: 1,
    details: null,
  };
}

/** Counts the seconds down. What follows from their end is not for the window to decide. */
export function questionWatch(question: WindowQuestion, words: Words): DialogWatch {
  const wholeMs = question.seconds * 1000;
  return {
    tick(ms) {
      if (ms > wholeMs + FORGOTTEN) return null;
      const leftMs = Math.max(0, wholeMs - ms);
      return {
        content: contentOf(question, Math.ceil(leftMs / 1000), words),
        progress: leftMs / wholeMs,
      };
    },
    counts: (_, ms) => ms >= SEEN_AFTER,
  };
}

function contentOf({ text }: WindowQuestion, seconds: number, { windowSeconds }: Words): string {
  return `${text}\n\n${windowSeconds(seconds)}`;
}

/** Whatever is not a click on one of the other buttons is no yes. */
export function windowEnd(end: DialogEnd): WindowEnd {
  if (end.kind === 'notShown' || end.kind === 'over') return 'notShown';
  if (end.kind === 'closed') return 'no';
  if (end.button === BUTTON.yes) return 'yes';
  return end.button === BUTTON.note ? 'note' : 'no';
}
