import { OWN_QUESTION_FLAG } from '../../base/child-flags.ts';
import type { Command } from '../../base/run.ts';
import { run } from '../../base/run.ts';
import type { AskHere, OwnAnswer } from './own-question.ts';
import { answerOfExitCode, questionArguments } from './own-question-child.ts';

/** How much longer than the question its child may live, in ms. It ends by itself before. */
const GRACE = 10_000;

const CANNOT: OwnAnswer = { kind: 'cannotBeAsked' };

/**
 * Asks in a short-lived child of this program. A window can be taken away at once by ending its process, whatever it does.
 */
export function askHere({ file, args }: Command, runProgram: typeof run = run): AskHere {
  return async (question, signal) => {
    const given = questionArguments(question);
    if (given === null || signal.aborted) return CANNOT;
    try {
      const result = await runProgram(file, [...args, OWN_QUESTION_FLAG, ...given], {
        timeoutMs: question.seconds * 1000 + GRACE,
        signal,
      });
      return result.kind === 'exited' ? answerOfExitCode(result.exitCode) : CANNOT;
    } catch {
      return CANNOT;
    }
  };
}
