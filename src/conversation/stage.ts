import type { Outcome } from './outcome.ts';

/** How far the elevated helper is. Up to `lastLook` a cancel still stops it. */
export const STAGES = [
  'checkingUsage',
  /** The helper asks the operator in its own box. */
  'asking',
  'waitingForPerson',
  /** The person asked for 10 more minutes. */
  'personHasMoreTime',
  'countingDown',
  /** The same, but Windows did not let the helper ask the person. */
  'countingDownUnasked',
  'lastLook',
  'signingOut',
  'verifying',
] as const;

export type Stage = (typeof STAGES)[number];

export type HelperReport =
  /** `leftMs`: until its countdown ends; null if none runs. */
  | { readonly kind: 'moved'; readonly stage: Stage; readonly leftMs: number | null }
  | { readonly kind: 'ended'; readonly outcome: Outcome }
  /** It ended, fell silent or sent something invalid. Nobody knows what it did last, or may still do. */
  | { readonly kind: 'lost' }
  /** No helper was started, so it cannot have done anything. */
  | { readonly kind: 'absent' };
