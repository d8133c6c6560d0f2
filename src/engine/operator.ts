import type { SilenceReason } from '../conversation/consent.ts';
import type { Event } from '../conversation/event.ts';
import type { Asking } from '../conversation/state.ts';

type Send = (event: Event) => void;

/** Whom one question is about. Never empty; all of them have the same question's id. */
export type About = readonly [Asking, ...Asking[]];

/** Whoever answers the questions. */
export interface Operator {
  /**
   * Why no answer to a question put right now would be no yes, as far as that lies with how it is put; null where it
   * may be one. Asked before each question, and each second while its silence runs.
   */
  silenceObjection(): SilenceReason | null;
  /**
   * Puts one question about one person, or about a whole group, and sends what is answered. Aborting takes it back.
   */
  ask(about: About, signal: AbortSignal, send: Send): Promise<void>;
}

/** The question as a box in the operator's own session, for when nothing better can be shown. */
export interface QuestionBox {
  /** OK is `yes`; everything else, a failure or the abort too, is `no`. Never throws. */
  ask(title: string, text: string, signal: AbortSignal): Promise<'yes' | 'no'>;
}
