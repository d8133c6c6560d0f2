import type { Asking } from '../../conversation/state.ts';
import type { FaceFacts, FacePlan } from './planned-face.ts';
import { progressPlan } from './progress-plan.ts';
import { questionPlan } from './question-plan.ts';

/** What the window shows while a conversation runs: the question that stands, else what follows from its answer. */
export function facePlan(facts: FaceFacts): FacePlan | null {
  const { running } = facts;
  const [first, ...rest] = running.filter((state): state is Asking => state.kind === 'asking');
  if (first !== undefined) {
    return questionPlan([first, ...rest.filter(({ question }) => question === first.question)], facts);
  }
  return running.length === 0 ? null : progressPlan(facts);
}
