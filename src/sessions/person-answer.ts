import type { Deed } from './deed.ts';

/** The question to the other person, in their own session. */
export interface PersonQuestion {
  /** What a yes allows. */
  readonly deed: Deed;
  readonly title: string;
  readonly text: string;
  /** How long it stands. */
  readonly seconds: number;
  /** Why the operator asks, in their words; null for none. */
  readonly reason: string | null;
  /** True if no answer lets the operator's yes stand. */
  readonly silenceSignsOut: boolean;
}

/**
 * The person's answer. Only a click is `yes`, `no` or `later`. `later`: 10 more minutes, please. `noAnswer`: time ran
 * out, Windows returned zero, or an error came while the question was up. `cannotBeAsked`: nobody could have seen it.
 */
export const PERSON_ANSWERS = ['yes', 'no', 'later', 'noAnswer', 'cannotBeAsked'] as const;

export type PersonAnswer = (typeof PERSON_ANSWERS)[number];

/** What somebody gets who answers `later`, in ms. */
export const MORE_TIME = 10 * 60_000;

/** Why somebody stays. They pick a line, so the operator reads it in their own language. */
export const STAY_REASONS = ['stillWorking', 'programRuns', 'backSoon'] as const;

export type StayReason = (typeof STAY_REASONS)[number];

export interface PersonReply {
  readonly answer: PersonAnswer;
  /** Only with a no, and only if they gave one. */
  readonly because?: StayReason;
}
