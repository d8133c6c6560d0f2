import type { AttemptResult } from '../sessions/session-host.ts';
import type { Usage } from '../sessions/usage.ts';
import type { AnywayReason, Consent, PersonState } from './answers.ts';
import type { Silence } from './consent.ts';
import type { Outcome } from './outcome.ts';
import type { Pinned } from './pinned.ts';
import type { Stage } from './stage.ts';

/*
 * One conversation about one session, from the click to the outcome. `next` in next.ts moves it.
 *
 *  click ─▶ waiting ─turn─▶ checkingUsage ─usage─▶ asking(until, silenceEndsAt?) ─yes─▶ permitting ─▶ countingDown(endsAt, person)
 *              ▲                                 │ │ no, no answer                    │ declined      │ │ canceled, refused, came back,
 *              │                                 │ └──────────────▶ ended ◀───────────┴───────────────┼─┘ operator left, slept, …
 *              └── anyway: nobody could be asked─┼────────────────────────────────────────────────────┤
 *                                                └─silence that counts─▶ lastLook(method) ◀─time, or yes─┘
 *                                                                         │ ▲  │ changed, gone, came back ─▶ ended
 *                                                                         ▼ └─ failed, and another method is left
 *                                                                  signingOut(method) ─▶ verifying(until) ─gone─▶ ended(signedOut)
 *
 * If Windows must be asked for permission, an elevated helper owns everything after it. It runs this same machine.
 * The tray's own conversation follows its reports:
 *
 *  permitting ─▶ elevated(stage) ─ended, or lost─▶ ended        lost while an attempt ran ─▶ verifying
 *
 * The helper asks in its own box about what only it can know or overrule.
 *
 * Any doubt ends a running clock: see `Doubt`. Nothing stops `logoff` once it runs, so no state offers to.
 */

interface Common {
  readonly pinned: Pinned;
}

/** In the queue: only one question is open at a time. */
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
  /** When no answer becomes a yes; null if it never does. */
  readonly silenceEndsAt: number | null;
  /**
   * The id of this question. An answer to any other id is void. Ids are unique and cannot be guessed. People
   * asked about together share the group's id.
   */
  readonly question: string;
  /** Set while the person's own Usher may still answer. Then the operator is asked anew. */
  readonly isNeighborLate?: true;
}

/** Windows asks for an administrator, after the question and before the countdown. */
export interface Permitting extends Common {
  readonly kind: 'permitting';
  readonly anyway: AnywayReason | null;
  readonly usage: Usage;
  /** When no answer would have become a yes. A yes must not make the operator wait longer than that. */
  readonly silenceEndsAt: number | null;
}

/** An elevated helper owns the conversation. */
export interface Elevated extends Common {
  readonly kind: 'elevated';
  readonly anyway: AnywayReason | null;
  readonly usage: Usage;
  readonly stage: Stage;
  /** When its countdown ends; null if none runs. */
  readonly endsAt: number | null;
  /** Why it was told to stop. It has not said yet whether that came in time. */
  readonly stopped: Outcome | null;
}

export interface CountingDown extends Common {
  readonly kind: 'countingDown';
  readonly consent: 'operator' | 'anyway';
  readonly usage: Usage;
  /** While the person has more time: when that is over, and they are asked again. */
  readonly endsAt: number;
  readonly person: PersonState;
  /** Set once the person has asked for more time, which they may do once. */
  readonly hadMoreTime?: true;
}

/** Listing the sessions again, right before trying sign-out method number `method`. */
export interface LastLook extends Common {
  readonly kind: 'lastLook';
  readonly consent: Consent;
  readonly usage: Usage;
  readonly method: number;
  /** The result of the method before this one. */
  readonly tried: AttemptResult | null;
  /** How many looks before this one were void; absent for none. */
  readonly again?: number;
}

export interface SigningOut extends Common {
  readonly kind: 'signingOut';
  readonly consent: Consent;
  readonly usage: Usage;
  readonly method: number;
  /** A doubt that arose while the attempt ran. If the attempt fails, no other method is tried. */
  readonly stopped: Outcome | null;
}

export interface Verifying extends Common {
  readonly kind: 'verifying';
  readonly consent: Consent;
  readonly usage: Usage;
  readonly until: number;
  /**
   * The outcome if the session is still there at `until`. Only set if nobody knows what was done: after an elevated
   * helper was lost, or if the person's own Usher was asked.
   */
  readonly lost?: Outcome;
}

/** Over. No later event moves it. */
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
