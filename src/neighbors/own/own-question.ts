import type { StayReason } from '../../sessions/person-answer.ts';

/*
 * What this Usher's person is asked on their own screen, by somebody in another session, and what they answer.
 */

export interface OwnQuestion {
  /** Who asks, by the name that this Usher's own listing has. */
  readonly asker: string;
  /** Their account, `OFFICE\kai`, by the same listing. */
  readonly account: string;
  /** How long the question stands. */
  readonly seconds: number;
  /** In the asker's words; null for none. */
  readonly reason: string | null;
  /** Whether more time is offered. */
  readonly mayDelay: boolean;
  /** True where the asker may sign this person out all the same if no answer comes. */
  readonly silenceSignsOut: boolean;
}

/**
 * What became of a question. `noAnswer`: its time ran out. `cannotBeAsked`: it was not seen, or its end is unknown. Only
 * `signOut` is a yes.
 */
export type OwnAnswer =
  | { readonly kind: 'signOut' }
  | { readonly kind: 'later' }
  | { readonly kind: 'stay'; readonly reason: StayReason | null }
  | { readonly kind: 'noAnswer' }
  | { readonly kind: 'cannotBeAsked' };

/** Asks this Usher's person. Never rejects. An abort takes the window away at once. */
export type AskHere = (question: OwnQuestion, signal: AbortSignal) => Promise<OwnAnswer>;
