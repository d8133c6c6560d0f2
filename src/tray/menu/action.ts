import type { AnywayReason } from '../../conversation/answers.ts';

/** What a click on a row does. `key` is the sign-in key of the person. */
export type Action =
  | { readonly kind: 'begin'; readonly key: string; readonly anyway: AnywayReason | null }
  /** One question about all of them. */
  | { readonly kind: 'beginGroup'; readonly keys: readonly string[] }
  | { readonly kind: 'cancelGroup'; readonly keys: readonly string[] }
  | { readonly kind: 'cancel'; readonly key: string; readonly conversation: number }
  /** Leaves a message for the person of that conversation, if this account may not sign them out. */
  | { readonly kind: 'note'; readonly key: string; readonly conversation: number }
  | { readonly kind: 'yes'; readonly key: string; readonly question: string }
  /** Disconnects the person instead of signing them out. */
  | { readonly kind: 'disconnect'; readonly key: string; readonly question: string }
  /** Shows the sign-in screen to the person of that conversation, instead of signing them out. */
  | { readonly kind: 'letIn'; readonly key: string; readonly conversation: number }
  /** Shows what no notification could show. */
  | { readonly kind: 'unread' }
  /** "Don't ask me until tomorrow", or its end. */
  | { readonly kind: 'doNotAsk'; readonly isOn: boolean }
  /** Usher starts when its person signs in, or does not. */
  | { readonly kind: 'signInStart'; readonly isOn: boolean }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'everyone' }
  | { readonly kind: 'history' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'help' }
  | { readonly kind: 'quit' };

/** A row's text, and what a click on it does. A row without an action is disabled. */
export interface Entry {
  readonly text: string;
  readonly action: Action | null;
  readonly mnemonic?: true;
  readonly asks?: true;
  readonly checked?: boolean;
}

/** Actions that the app leaves to others, by the names of its ports. */
export const ELSEWHERE = {
  everyone: 'openEveryone',
  history: 'openHistory',
  help: 'openHelp',
  quit: 'quit',
} as const;
