import { oneLine, visibleName } from '../../base/text/plain-text.ts';
import { STAY_REASONS } from '../../sessions/person-answer.ts';
import type { OwnAnswer, OwnQuestion } from './own-question.ts';

/*
 * How this program and its child that asks understand each other: the question by arguments, the answer by the exit code.
 */

/** Exit codes. Node.js itself uses none of these. */
export const OWN_ANSWER_END = {
  signOut: 0x41,
  later: 0x42,
  noAnswer: 0x43,
  cannotBeAsked: 0x44,
  stay: 0x48,
} as const;

/** The longest reason, in code points. */
const LONGEST_REASON = 200;

/** The longest account with its domain, in code points. */
const LONGEST_ACCOUNT = 129;

const YES = 'yes';
const NO = 'no';

/** @returns null if the question cannot be asked */
export function questionArguments(question: OwnQuestion): string[] | null {
  const { seconds, mayDelay, silenceSignsOut } = question;
  const asker = visibleName(question.asker);
  // A domain and an account.
  const account = oneLine(question.account, LONGEST_ACCOUNT);
  if (!Number.isSafeInteger(seconds) || seconds < 1 || asker === '' || account === '') return null;
  const flags = [mayDelay, silenceSignsOut].map((is) => (is ? YES : NO));
  return [String(seconds), ...flags, asker, account, oneLine(question.reason ?? '', LONGEST_REASON)];
}

/** @returns null for arguments that are no question */
export function readQuestionArguments(args: readonly string[]): OwnQuestion | null {
  const [given = '', mayDelay, silenceSignsOut, asker = '', account = '', reason = ''] = args;
  const seconds = Number(given);
  if (!Number.isSafeInteger(seconds) || seconds < 1 || asker === '' || account === '') return null;
  return {
    asker,
    account,
    seconds,
    reason: reason === '' ? null : reason,
    mayDelay: mayDelay === YES,
    // In doubt the window says the worse.
    silenceSignsOut: silenceSignsOut !== NO,
  };
}

export function exitCodeOf(answer: OwnAnswer): number {
  if (answer.kind !== 'stay') return OWN_ANSWER_END[answer.kind];
  // The next ones stand for the reasons.
  return OWN_ANSWER_END.stay + [null, ...STAY_REASONS].indexOf(answer.reason);
}

/** Any code that means nothing is the end of a program that failed. */
export function answerOfExitCode(code: number): OwnAnswer {
  const answers: readonly OwnAnswer[] = [
    { kind: 'signOut' },
    { kind: 'later' },
    { kind: 'noAnswer' },
    ...[null, ...STAY_REASONS].map((reason) => ({ kind: 'stay', reason }) as const),
  ];
  return answers.find((answer) => exitCodeOf(answer) === code) ?? { kind: 'cannotBeAsked' };
}
