import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WindowQuestion } from '../../../src/engine/operator.ts';
import {
  readWindowArguments,
  WINDOW_END,
  windowArguments,
  windowEndOf,
} from '../../../src/tray/question/question-child.ts';
import { runs } from '../../fakes/runs.ts';

const QUESTION: WindowQuestion = {
  title: 'Sign out Ben?',
  text: 'Nothing is open.\nNo answer signs Ben out.',
  yes: 'Sign out',
  no: 'Keep signed in',
  note: 'Leave a message',
  seconds: 30,
};

describe('a question to a child', () => {
  it.each([QUESTION, { ...QUESTION, note: null }])('arrives as it was put: %o', (question) => {
    expect(readWindowArguments(windowArguments(question))).toEqual(question);
  });

  it('never has a NUL in an argument, with which nothing could be started', () => {
    const text = fc.string({ unit: fc.constantFrom('\0', 'a', '"', '\n', '伟') });
    fc.assert(
      fc.property(text, text, text, (title, body, label) => {
        const given = { title, text: body, yes: label, no: label, note: label, seconds: 30 };
        expect(windowArguments(given).some((each) => each.includes('\0'))).toBe(false);
      }),
      { numRuns: runs(500) },
    );
  });

  it.each([
    [[]],
    [['0', 'Sign out Ben?', '', 'Sign out', 'Keep signed in', '']],
    [['soon', 'Sign out Ben?', '', 'Sign out', 'Keep signed in', '']],
    [['30', '', '', 'Sign out', 'Keep signed in', '']],
    [['30', 'Sign out Ben?', '', '', 'Keep signed in', '']],
    [['30', 'Sign out Ben?', '', 'Sign out', '']],
  ])('is none with the arguments %j', (args) => {
    expect(readWindowArguments(args)).toBe(null);
  });
});

describe('the answer of a child', () => {
  it('is told by its exit code, and any other code is no answer', () => {
    const codes = [WINDOW_END.yes, WINDOW_END.no, WINDOW_END.note, WINDOW_END.notShown, 0, 1, 134];
    expect(codes.map(windowEndOf)).toEqual([
      'yes',
      'no',
      'note',
      'notShown',
      'notShown',
      'notShown',
      'notShown',
    ]);
  });
});
