import type { Order } from './order.ts';
import type { Wanted } from './targets.ts';

/** The PCs that a command is about. */
export interface Servers {
  /** Simulated PCs. */
  readonly demo: boolean;
  /** Other PCs by name, in the given order; empty for this PC. */
  readonly server: readonly string[];
}

/** Everybody else who has been away for this long; null for everybody. */
export interface Others {
  readonly idleOverMs: number | null;
}

export interface ListInvocation extends Servers {
  readonly command: 'list';
  /** All that can be told about the sessions of one person; null for a table of everybody. */
  readonly whom: Wanted | null;
  readonly all: boolean;
  readonly json: boolean;
}

export interface SignOutInvocation extends Servers, Order {
  readonly command: 'signOut';
  readonly whom: Wanted | Others;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly assumeUnelevated: boolean;
}

/** One person, and never with `--anyway`: nobody's no to a disconnect is overruled. */
export interface DisconnectInvocation extends Omit<SignOutInvocation, 'command' | 'whom'> {
  readonly command: 'disconnect';
  readonly whom: Wanted;
}

/** The sign-in screen at this PC, for somebody else. */
export interface LockInvocation {
  readonly command: 'lock';
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly demo: boolean;
}

export interface AskInvocation extends Servers {
  readonly command: 'ask';
  readonly whom: Wanted;
  /** Null for the usual message. */
  readonly text: string | null;
  readonly json: boolean;
}

/** The people and the question line by line, for a screen reader. */
export interface PlainInvocation {
  readonly command: 'plain';
  readonly demo: boolean;
  readonly assumeUnelevated: boolean;
}

/** What the command line asks for. */
export type Invocation =
  | {
      readonly command: 'tray';
      readonly demo: boolean;
      readonly terminal: boolean;
      /** Started by Windows, because this person has signed in. */
      readonly atSignIn?: true;
      readonly assumeUnelevated: boolean;
    }
  | { readonly command: 'quser'; readonly file: string }
  | { readonly command: 'quit'; readonly everybody: boolean }
  | PlainInvocation
  | ListInvocation
  | SignOutInvocation
  | DisconnectInvocation
  | LockInvocation
  | AskInvocation
  | { readonly command: 'history'; readonly last: number; readonly json: boolean; readonly demo: boolean }
  | { readonly command: 'doctor'; readonly report: boolean; readonly demo: boolean }
  | { readonly command: 'demo'; readonly assumeUnelevated: boolean; readonly stories: boolean };
