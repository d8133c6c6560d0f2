import type { Outcome } from './outcome.ts';

/** How far the helper is. Up to `lastLook` a cancel still stops it. */
export const STAGES = [
  'checkingUsage',
  /** The operator is asked by a box of the helper's own. */
  'asking',
  'waitingForPerson',
  'countingDown',
  /** The same where Windows did not let the person be asked. */
  'countingDownUnasked',
  'lastLook',
  'signingOut',
  'verifying',
] as const;

export type Stage = (typeof STAGES)[number];

export type HelperReport =
  /** `leftMs`: until its countdown ends; null where none runs. */
  | { readonly kind: 'moved'; readonly stage: Stage; readonly leftMs: number | null }
  | { readonly kind: 'ended'; readonly outcome: Outcome }
  /** It ended, fell silent or said what it should not: what it did last, or may still do, is not known. */
  | { readonly kind: 'lost' }
  /** None was ever started, so nothing can come of it. */
  | { readonly kind: 'absent' };
