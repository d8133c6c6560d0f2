import type { Rights, Silence } from '../consent.ts';
import type { Presence } from '../sessions/presence.ts';
import type { Session } from '../sessions/session.ts';
import type { Deed } from '../sessions/session-host.ts';
import type { Usage } from '../sessions/usage.ts';
import type { Outcome } from './outcome.ts';

/*
 * One conversation about one session, from the click to the outcome. `next` in ../sign-out.ts moves it.
 *
 *  click ─▶ waiting ─turn─▶ weighing ─usage─▶ asking(until, silenceEndsAt?) ─yes─▶ permitting ─▶ countingDown(endsAt, person)
 *              ▲                                 │ │ no, no answer                    │ declined      │ │ canceled, refused, came back,
 *              │                                 │ └──────────────▶ ready ◀───────────┴───────────────┼─┘ operator left, slept, …
 *              └── anyway: nobody could be asked─┼────────────────────────────────────────────────────┤
 *                                                └─silence that counts─▶ lastLook(way) ◀─time, or yes─┘
 *                                                                         │ ▲  │ changed, gone, came back ─▶ ready
 *                                                                         ▼ └─ failed, and another way is left
 *                                                                  signingOut(way) ─▶ verifying(until) ─gone─▶ ready(signedOut)
 *
 * Any doubt ends a running clock: see `Doubt`. Once `logoff` runs nothing stops it, so nothing pretends to.
 */

/** What was true at the click and stays the measure of everything after it. */
export interface Pinned {
  /** Unique for each conversation of this run; answers name it. */
  readonly conversation: number;
  readonly session: Session;
  readonly presence: Presence;
  readonly rights: Rights;
  /** How many ways of signing out this host has. */
  readonly ways: number;
  /** Where several people are asked about at once. */
  readonly group?: Group;
}

/** One question about several people, after which each conversation goes its own way. */
export interface Group {
  readonly id: number;
  /** True where somebody of them may see a question: then all have the longer countdown, so that it is one. */
  readonly isAnybodyThere: boolean;
}

/** Durations in milliseconds. */
export interface Pace {
  /** How long a question stands. */
  readonly question: number;
  /** From a yes to the deed, for somebody who is away. */
  readonly away: number;
  /** From the question to the deed, where no answer counts as yes. */
  readonly silence: number;
  /** From a yes to the deed where somebody may be there; they are asked meanwhile. */
  readonly there: number;
  /** How long to wait for Windows to really end the session. */
  readonly verify: number;
}

/** Why the second question is asked. */
export type AnywayReason = 'refused' | 'personUnanswered' | 'cannotBeAsked';

/** Whose yes the deed rests on. */
export type Consent = 'operator' | 'anyway' | 'silence' | 'person';

/** What the person said, or why they did not. `waiting` for their answer; `notAsked`: nobody there to ask. */
export type PersonState = 'waiting' | 'noAnswer' | 'cannotBeAsked' | 'notAsked';

interface Common {
  readonly pinned: Pinned;
}

/** In the queue: one question stands at a time. */
export interface Waiting extends Common {
  readonly kind: 'waiting';
  readonly anyway: AnywayReason | null;
}

/** Reading what could be lost, so that the question can name it. */
export interface Weighing extends Common {
  readonly kind: 'weighing';
  readonly anyway: AnywayReason | null;
}

export interface Asking extends Common {
  readonly kind: 'asking';
  readonly anyway: AnywayReason | null;
  readonly usage: Usage;
  readonly silence: Silence;
  readonly until: number;
  /** The moment at which no answer is a yes; null where it never is. */
  readonly silenceEndsAt: number | null;
}

/** Windows asks for an administrator, after the question and before the countdown. */
export interface Permitting extends Common {
  readonly kind: 'permitting';
  readonly anyway: AnywayReason | null;
  readonly usage: Usage;
}

export interface CountingDown extends Common {
  readonly kind: 'countingDown';
  readonly consent: 'operator' | 'anyway';
  readonly usage: Usage;
  readonly endsAt: number;
  readonly person: PersonState;
}

/** Listing again, right before way number `way` of signing out. */
export interface LastLook extends Common {
  readonly kind: 'lastLook';
  readonly consent: Consent;
  readonly usage: Usage;
  readonly way: number;
  /** What became of the way before this one. */
  readonly tried: Deed | null;
}

export interface SigningOut extends Common {
  readonly kind: 'signingOut';
  readonly consent: Consent;
  readonly usage: Usage;
  readonly way: number;
  /** What came up while the deed ran: should it fail, it is not tried another way. */
  readonly stopped: Outcome | null;
}

export interface Verifying extends Common {
  readonly kind: 'verifying';
  readonly consent: Consent;
  readonly usage: Usage;
  readonly until: number;
}

/** Over. Nothing that arrives later moves it. */
export interface Ready extends Common {
  readonly kind: 'ready';
  readonly outcome: Outcome;
  readonly endedAt: number;
}

export type Conversation =
  | Waiting
  | Weighing
  | Asking
  | Permitting
  | CountingDown
  | LastLook
  | SigningOut
  | Verifying
  | Ready;

/** Names one question, so that an answer to an earlier one is void. Those of a group share theirs. */
export function questionId(state: Asking): string {
  const { group } = state.pinned;
  if (group !== undefined) return `group-${group.id}`;
  return `${state.pinned.conversation}${state.anyway === null ? '' : '-anyway'}`;
}

/** The end of a conversation at the moment `now`. */
export function end(state: Conversation, outcome: Outcome, now: number): Ready {
  return { kind: 'ready', pinned: state.pinned, outcome, endedAt: now };
}
