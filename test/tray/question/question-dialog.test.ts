import { describe, expect, it } from 'vitest';
import type { WindowQuestion } from '../../../src/engine/operator.ts';
import { english } from '../../../src/languages/en/words.ts';
import { questionDialog, questionWatch, windowEnd } from '../../../src/tray/question/question-dialog.ts';

const QUESTION: WindowQuestion = {
  title: 'Sign out Ben?',
  text: 'Nothing is open. No answer signs Ben out.',
  yes: 'Sign out',
  no: 'Keep signed in',
  note: 'Leave a message',
  seconds: 30,
};

const dialog = (question = QUESTION) => questionDialog(question, english, 'C:\\usher.ico');
const watch = questionWatch(QUESTION, english);

function endOf(label: string) {
  const button = dialog().buttons.find(({ text }) => text === label)?.id ?? Number.NaN;
  return windowEnd({ kind: 'clicked', button, radio: null });
}

describe('the window in which the operator is asked', () => {
  it('asks with verbs, and Enter and Space keep the person signed in', () => {
    const { instruction, content, buttons, defaultButton } = dialog();
    expect([instruction, content]).toEqual([
      'Sign out Ben?',
      'Nothing is open. No answer signs Ben out.\n\nSigning out in 30 seconds.',
    ]);
    expect(buttons.map(({ text }) => text)).toEqual(['Sign out', 'Leave a message', 'Keep signed in']);
    expect(buttons.find(({ id }) => id === defaultButton)?.text).toBe('Keep signed in');
  });

  it('offers no message where none can be left', () => {
    const { buttons } = dialog({ ...QUESTION, note: null });
    expect(buttons.map(({ text }) => text)).toEqual(['Sign out', 'Keep signed in']);
  });

  it('counts the seconds down, and does not decide what follows from their end', () => {
    expect([0, 6100, 30_000, 35_000, 35_001].map((ms) => watch.tick(ms))).toEqual([
      { content: `${QUESTION.text}\n\nSigning out in 30 seconds.`, progress: 1 },
      { content: `${QUESTION.text}\n\nSigning out in 24 seconds.`, progress: 23_900 / 30_000 },
      { content: `${QUESTION.text}\n\nSigning out now.`, progress: 0 },
      { content: `${QUESTION.text}\n\nSigning out now.`, progress: 0 },
      null,
    ]);
  });

  it('takes no click in its first half second', () => {
    expect([499, 500].map((ms) => watch.counts(101, ms))).toEqual([false, true]);
  });

  it('is a yes by its own button alone', () => {
    expect(['Sign out', 'Leave a message', 'Keep signed in', 'none'].map(endOf)).toEqual([
      'yes',
      'note',
      'no',
      'no',
    ]);
    expect([
      windowEnd({ kind: 'closed' }),
      windowEnd({ kind: 'over' }),
      windowEnd({ kind: 'notShown' }),
    ]).toEqual(['no', 'notShown', 'notShown']);
  });
});
