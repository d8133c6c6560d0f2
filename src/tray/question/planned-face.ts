import type { Timings } from '../../conversation/pinned.ts';
import type { Asking, Conversation } from '../../conversation/state.ts';
import type { MilderStep } from '../../engine/milder.ts';
import type { About } from '../../engine/operator.ts';
import type { Question } from '../../engine/words.ts';
import { signInKey } from '../../sessions/identity.ts';
import type { Action } from '../menu/action.ts';
import type { TrayWords } from '../words.ts';
import type { Face, FaceChoice } from './face.ts';

/** A face, and what each of its choices does. */
export interface FacePlan {
  readonly face: Face;
  /** By the choice's id. A choice that does nothing closes the window. */
  readonly actions: ReadonlyMap<string, readonly Action[]>;
  /** What is asked or told. As long as it is the same, the window changes its texts in place. */
  readonly page: string;
}

export interface FaceFacts {
  /** Those that the window is about and that have not ended. */
  readonly running: readonly Conversation[];
  readonly now: number;
  readonly timings: Timings;
  readonly words: Pick<TrayWords, 'window' | 'milder'>;
  nameOf(state: Conversation): string;
  question(about: About): Question;
  /** What can be done instead of a sign-out. */
  milder(state: Asking): readonly MilderStep[];
  /** What is open in their sessions, and more; null for nothing to tell. */
  details(states: readonly Conversation[]): string | null;
}

/** A button, and what it does. */
export interface PlannedChoice extends FaceChoice {
  readonly actions: readonly Action[];
}

/** @param what what is asked or told */
export function planned(
  what: string,
  choices: readonly PlannedChoice[],
  { words, details }: FaceFacts,
  states: readonly Conversation[],
  shown: Pick<Face, 'title' | 'text' | 'time'>,
): FacePlan {
  const text = details(states);
  const face: Face = {
    ...shown,
    choices: choices.map(({ actions: _, ...choice }) => choice),
    usual: choices.at(-1)?.id ?? '',
    details: text === null ? null : { text, show: words.window.showDetails, hide: words.window.hideDetails },
  };
  const page = JSON.stringify([what, face.choices, shown.time !== null, text !== null]);
  return { face, actions: new Map(choices.map(({ id, actions }) => [id, actions])), page };
}

/** The harmless answer, as a click on each of their rows. */
export function cancels(states: readonly Conversation[]): readonly Action[] {
  return states.map(({ pinned: { session, conversation } }) => ({
    kind: 'cancel',
    key: signInKey(session),
    conversation,
  }));
}
