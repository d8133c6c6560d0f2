import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwnAnswer, OwnQuestion } from '../../../src/neighbors/own/own-question.ts';
import {
  answerOfExitCode,
  exitCodeOf,
  questionArguments,
  readQuestionArguments,
} from '../../../src/neighbors/own/own-question-child.ts';
import { STAY_REASONS } from '../../../src/sessions/person-answer.ts';

const QUESTION: OwnQuestion = {
  asker: 'Kai',
  account: 'OFFICE\\kai',
  seconds: 60,
  reason: 'Taxes',
  mayDelay: true,
  silenceSignsOut: false,
};

const ANSWERS: readonly OwnAnswer[] = [
  { kind: 'signOut' },
  { kind: 'later' },
  { kind: 'noAnswer' },
  { kind: 'cannotBeAsked' },
  ...[null, ...STAY_REASONS].map((reason): OwnAnswer => ({ kind: 'stay', reason })),
];

describe('an answer as an exit code', () => {
  it.each(ANSWERS.map((answer) => [answer]))('%j comes back as it was', (answer) => {
    expect(answerOfExitCode(exitCodeOf(answer))).toEqual(answer);
  });

  it('is a code of its own that no program that failed ends with', () => {
    const codes = ANSWERS.map(exitCodeOf);
    expect(new Set(codes).size).toBe(ANSWERS.length);
    expect(codes).toEqual([0x41, 0x42, 0x43, 0x44, 0x48, 0x49, 0x4a, 0x4b]);
  });

  it('is none for every other code', () => {
    const codes = ANSWERS.map(exitCodeOf);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (code) => {
        fc.pre(!codes.includes(code));
        expect(answerOfExitCode(code)).toEqual({ kind: 'cannotBeAsked' });
      }),
    );
    for (const code of [0, 1, 0xc000_0005, 0x4000_0015]) {
      expect(answerOfExitCode(code)).toEqual({ kind: 'cannotBeAsked' });
    }
  });
});

describe('a question as arguments', () => {
  it.each<[Partial<OwnQuestion>, string[]]>([
    [{}, ['60', 'yes', 'no', 'Kai', 'OFFICE\\kai', 'Taxes']],
    [{ reason: null, mayDelay: false, silenceSignsOut: true }, ['60', 'no', 'yes', 'Kai', 'OFFICE\\kai', '']],
    [{ seconds: 1 }, ['1', 'yes', 'no', 'Kai', 'OFFICE\\kai', 'Taxes']],
  ])('%j is each of its parts, and comes back as it was', (over, args) => {
    const question = { ...QUESTION, ...over };
    expect(questionArguments(question)).toEqual(args);
    expect(readQuestionArguments(args)).toEqual(question);
  });

  it('has names and reasons as plain text of one line, cut', () => {
    const text = fc.string({ unit: fc.constantFrom('\0', '\n', '\u202e', '"', '&', ' ', 'a', '伟', '👍') });
    fc.assert(
      fc.property(text, text, (asker, reason) => {
        const args = questionArguments({
          ...QUESTION,
          asker: `K${asker}`,
          account: `PC\\k${asker}`,
          reason: reason.repeat(50),
        });
        const [name = '', account = '', given = ''] = args?.slice(3) ?? [];
        expect(`${name}${account}${given}`).not.toMatch(/[\p{Cc}\u202e]/u);
        expect([...name].length).toBeLessThanOrEqual(64);
        expect([...given].length).toBeLessThanOrEqual(200);
        expect(readQuestionArguments(args ?? [])?.asker).toBe(name);
      }),
    );
  });

  it.each<[string, Partial<OwnQuestion>]>([
    ['nobody asks', { asker: '\u200b' }],
    ['their account is unknown', { account: '' }],
    ['there is no time', { seconds: 0 }],
    ['the time is no whole number', { seconds: 0.5 }],
    ['the time is unknown', { seconds: Number.NaN }],
  ])('is none where %s', (_, over) => {
    expect(questionArguments({ ...QUESTION, ...over })).toBeNull();
  });

  it.each([
    [[]],
    [['0', 'yes', 'no', 'Kai', 'OFFICE\\kai', '']],
    [['soon', 'yes', 'no', 'Kai', 'OFFICE\\kai', '']],
    [['60', 'yes', 'no', '', 'OFFICE\\kai', '']],
    [['60', 'yes', 'no', 'Kai', '', '']],
  ])('is none as %j', (args) => {
    expect(readQuestionArguments(args)).toBeNull();
  });

  it('says the worse, and offers less, where a flag cannot be read', () => {
    expect(readQuestionArguments(['60', '1', '0', 'Kai', 'OFFICE\\kai'])).toEqual({
      asker: 'Kai',
      account: 'OFFICE\\kai',
      seconds: 60,
      reason: null,
      mayDelay: false,
      silenceSignsOut: true,
    });
  });
});
