import type { StayReason } from '../sessions/person-answer.ts';
import type { OwnQuestion } from './own/own-question.ts';

/** The window in which this Usher's person is asked. All of it is plain text. */
export interface OwnQuestionText {
  readonly title: string;
  readonly instruction: string;
  readonly content: string;
  readonly signOut: string;
  readonly later: string;
  readonly stay: string;
  readonly noReason: string;
  readonly reasons: Readonly<Record<StayReason, string>>;
}

/** What one's own Usher asks its person. */
export interface NeighborWords {
  /** @param secondsLeft at least 1; the texts but `content` are the same for each */
  ownQuestion(question: OwnQuestion, secondsLeft: number): OwnQuestionText;
}
