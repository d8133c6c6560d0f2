import type { AttemptResult } from '../sessions/session-host.ts';
import type { Usage } from '../sessions/usage.ts';
import type { Silence } from './consent.ts';
import type { Outcome } from './outcome.ts';
import type { Pinned } from './pinned.ts';
import type { Stage } from './stage.ts';

/*
 * One conversation about one session, from the click to the outcome. `next` in ../sign-out.ts moves it.
 *
 *  click ─▶ waiting ─turn─▶ checkingUsage ─usage─▶ asking(until, silenceEndsAt?) ─yes─▶ permitting ─▶ countingDown(endsAt, person)
 *              ▲                                 │ │ no, no answer                    │ declined      │ │ canceled, refused, came back,
 *              │                                 │ └──────────────▶ ended ◀───────────┴───────────────┼─┘ operator left, slept, …
 *              └── anyway: nobody could be asked─┼────────────────────────────────────────────────────┤
 *                                                └─silence that counts─▶ lastLook(way) ◀─time, or yes─┘
 *                                                                         │ ▲  │ changed, gone, came back ─▶ ended
 *                                                                         ▼ └─ failed, and another way is left
 *                                                                  signingOut(way) ─▶ verifying(until) ─gone─▶ ended(signedOut)
 *
 * Where Windows has to be asked for permission an elevated helper owns everything after it, by this same machine,
 * and the tray's own conversation follows what it reports:
 *
 *  permitting ─▶ helped(stage) ─ended, or lost─▶ ended        lost while the deed ran ─▶ verifying
 *
 * What only the helper can know or overrule it asks in a box of its own.
 *
 * Any doubt ends a running clock: see `Doubt`. Once `logoff` runs nothing stops it, so nothing pretends to.
 */

/** Why the second question is asked. */
export type AnywayReason =
  | 'refused'
  | 'personUnanswered'
  | 'cannotBeAsked'
  /** The operator said beforehand, on the command line, that nobody is to be waited for. */
  | 'ordered';

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
export interface CheckingUsage extends Common {
  readonly kind: 'checkingUsage';
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
  /**
   * Names this question, so that an answer to any other one is void. Nobody can guess it, and no two questions share
   * one; those who are asked about together have the group's.
   */
  readonly question: string;
}

/** Windows asks for an administrator, after the question and before the countdown. */
export interface Permitting extends Common {
  readonly kind: 'permitting';
  readonly anyway: AnywayReason | null;
  readonly usage: Usage;
  /** The moment at which no answer would have been the yes: saying yes makes nobody wait longer. */
  readonly silenceEndsAt: number | null;
}

/** An elevated helper has the conversation. */
export interface Elevated extends Common {
  readonly kind: 'elevated';
  readonly anyway: AnywayReason | null;
  readonly usage: Usage;
  readonly stage: Stage;
  /** The end of its countdown; null where none runs. */
  readonly endsAt: number | null;
  /** Why it was told to stop; it has not said yet whether that came in time. */
  readonly stopped: Outcome | null;
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
  readonly method: number;
  /** What became of the way before this one. */
  readonly tried: AttemptResult | null;
  /** How many looks before this one were void; left out where none was. */
  readonly again?: number;
}

export interface SigningOut extends Common {
  readonly kind: 'signingOut';
  readonly consent: Consent;
  readonly usage: Usage;
  readonly method: number;
  /** What came up while the deed ran: should it fail, it is not tried another way. */
  readonly stopped: Outcome | null;
}

export interface Verifying extends Common {
  readonly kind: 'verifying';
  readonly consent: Consent;
  readonly usage: Usage;
  readonly until: number;
  /**
   * Only where an elevated helper was lost, so that nobody knows what it did or may still do: what is told where the
   * session is still there by then.
   */
  readonly lost?: Outcome;
}

/** Over. Nothing that arrives later moves it. */
export interface Ended extends Common {
  readonly kind: 'ended';
  readonly outcome: Outcome;
  readonly endedAt: number;
}

export type Conversation =
  | Waiting
  | CheckingUsage
  | Asking
  | Permitting
  | Elevated
  | CountingDown
  | LastLook
  | SigningOut
  | Verifying
  | Ended;

/** True where the question follows from what came of an earlier one. */
export function isSecond({ anyway }: { readonly anyway: AnywayReason | null }): boolean {
  return anyway !== null && anyway !== 'ordered';
}

/** True for the one question about a whole group; what is asked a second time is asked about one of them alone. */
export function isGroupQuestion({ pinned, question }: Pick<Asking, 'pinned' | 'question'>): boolean {
  return pinned.group?.id === question;
}

/** True where the deed runs or was done: nothing stops it any more. */
export function isActing(at: Stage | Conversation['kind']): boolean {
  return at === 'signingOut' || at === 'verifying';
}

/** True while the operator can still keep the person signed in: by a click, a key or Ctrl+C. */
export function isCancelable(state: Conversation): boolean {
  if (state.kind === 'elevated') return state.stopped === null && !isActing(state.stage);
  return state.kind !== 'ended' && !isActing(state.kind);
}

/** True while the person has a question on their screen. */
export function isAskingPerson(state: Conversation): boolean {
  if (state.kind === 'elevated') return state.stage === 'waitingForPerson';
  return state.kind === 'countingDown' && state.person === 'waiting';
}

/** True where the operator's yes stands although Windows did not let the person be asked. */
export function couldNotBeAsked(state: Conversation): boolean {
  if (state.kind === 'elevated') return state.stage === 'countingDownUnasked';
  return state.kind === 'countingDown' && state.person === 'cannotBeAsked';
}

/** The end of a conversation at the moment `now`. */
export function end(state: Conversation, outcome: Outcome, now: number): Ended {
  return { kind: 'ended', pinned: state.pinned, outcome, endedAt: now };
}
