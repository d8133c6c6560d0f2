import type { AnywayReason } from '../../conversation/state.ts';

/** What a click on a row does. `key` is the sign-in key of whom it is about. */
export type Action =
  | { readonly kind: 'begin'; readonly key: string; readonly anyway: AnywayReason | null }
  /** One question about all of them. */
  | { readonly kind: 'beginGroup'; readonly keys: readonly string[] }
  | { readonly kind: 'cancelGroup'; readonly keys: readonly string[] }
  | { readonly kind: 'cancel'; readonly key: string; readonly conversation: number }
  /** A message to whom that conversation was about, instead of a sign-out that this account may not do. */
  | { readonly kind: 'note'; readonly key: string; readonly conversation: number }
  | { readonly kind: 'yes'; readonly key: string; readonly question: string }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'everyone' }
  | { readonly kind: 'history' }
  | { readonly kind: 'doctor' }
  | { readonly kind: 'about' }
  | { readonly kind: 'quit' };

/** What stands in a row, and what a click on it does; without an action the row is disabled. */
export interface Entry {
  readonly text: string;
  readonly action: Action | null;
  readonly mnemonic?: true;
  readonly asks?: true;
}
