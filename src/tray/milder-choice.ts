import type { Asking } from '../conversation/state.ts';
import type { MilderStep } from '../engine/milder.ts';
import { signInKey } from '../sessions/identity.ts';
import type { Action } from './menu/action.ts';
import type { TrayWords } from './words.ts';

/** A milder step as a button of the question, and what it does. */
export interface MilderChoice {
  readonly id: MilderStep;
  readonly label: string;
  readonly action: Action;
}

/** @param name as the button shows it */
export function milderChoice(
  id: MilderStep,
  { question, pinned }: Asking,
  name: string,
  words: Pick<TrayWords, 'milder'>,
): MilderChoice {
  const { conversation, session } = pinned;
  const key = signInKey(session);
  const action: Action = id === 'disconnect' ? { kind: id, key, question } : { kind: id, key, conversation };
  return { id, label: words.milder[id](name), action };
}
