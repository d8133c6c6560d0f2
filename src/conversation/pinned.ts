import type { Deed } from '../sessions/deed.ts';
import type { Presence } from '../sessions/presence.ts';
import type { Rights } from '../sessions/rights.ts';
import type { Session } from '../sessions/session.ts';
import type { Consent } from './answers.ts';

/** What fits in a box without scrolling, and in one argument of a helper. In UTF-16 units. */
export const LONGEST_REASON = 200;

/**
 * Somebody who is there has a minute to save their work. An elevated helper refuses a shorter time. In ms.
 */
export const LEAST_THERE = 60_000;

/**
 * Somebody who is there is asked, or warned, for at least this long, whatever is ordered. A sign-out is
 * quicker than a box. In ms.
 */
export const LEAST_TOLD = 5000;

/** The shortest countdown for somebody who is away that the settings and an elevated helper allow. In ms. */
export const LEAST_AWAY = 5000;

/** The longest countdown that anybody may set, in ms. */
export const LONGEST_COUNTDOWN = 3_600_000;

/** What was true at the click. Everything later is measured against it. */
export interface Pinned {
  /** Unique for each conversation of this run. Answers name it. */
  readonly conversation: number;
  readonly session: Session;
  /** A disconnect stays one to its end. A sign-out may become one, by the operator's own choice. */
  readonly deed: Deed;
  /** True if their Remote Desktop connection can be taken away from here. */
  readonly mayDisconnect?: true;
  readonly presence: Presence;
  readonly rights: Rights;
  /** How many sign-out methods this host has. */
  readonly methods: number;
  /** True if neighbors may know more. Then an account without rights is not denied before they were asked. */
  readonly mayHaveNeighbor?: true;
  /**
   * The person's own Usher signs them out itself, without any right. If they are there it asks them first. Known after
   * the usage check.
   */
  readonly throughNeighbor?: true;
  /** There is no such Usher, or the operator overrules somebody. Then it is not asked. */
  readonly skipsNeighbor?: true;
  /** The operator's reason; shown to the person and kept in the history. */
  readonly reason?: string;
  /** Set if several people are asked about at once. */
  readonly group?: Group;
  /** In the elevated helper: the yes that the operator gave before it began. */
  readonly agreed?: Agreed;
}

/** True if Windows must be asked for an administrator before this sign-out. */
export function needsPermission({
  rights,
  throughNeighbor,
}: Pick<Pinned, 'rights' | 'throughNeighbor'>): boolean {
  return rights === 'withPermission' && throughNeighbor !== true;
}

/** True if the person's own Usher answered and would not help, and Windows must be asked for an administrator. */
export function isOverNeighbor(pinned: Pinned): boolean {
  return pinned.mayHaveNeighbor === true && pinned.skipsNeighbor !== true && needsPermission(pinned);
}

/**
 * Where in `SessionHost.methods` this sign-out begins. The first method of a host with neighbors is the neighbor's. It
 * never signs out somebody who is there without their own yes.
 */
export function firstMethod({ mayHaveNeighbor, skipsNeighbor, presence }: Pinned, consent: Consent): 0 | 1 {
  if (mayHaveNeighbor !== true) return 0;
  return skipsNeighbor === true || (presence !== 'away' && consent !== 'person') ? 1 : 0;
}

/**
 * True if only the person's own yes signs them out: they may be there, and they are known to be or nothing but their own
 * Usher can do it.
 */
export function needsOwnYes({
  presence,
  rights,
  throughNeighbor,
}: Pick<Pinned, 'presence' | 'rights' | 'throughNeighbor'>): boolean {
  return presence === 'present' || (presence === 'quiet' && throughNeighbor === true && rights !== 'direct');
}

/** The same without the person's own Usher. It never overrules its person, nor a program that objects. */
export function withoutNeighbor(pinned: Pinned): Pinned {
  if (pinned.mayHaveNeighbor !== true) return pinned;
  const { throughNeighbor, ...rest } = pinned;
  return { ...rest, skipsNeighbor: true };
}

/** What a conversation begins with. */
export type NewPinned = Omit<Pinned, 'conversation' | 'group'>;

/**
 * A yes to an earlier question that the helper does not know. It does not cover anything that could be lost.
 */
export interface Agreed {
  /** False for a member of a group: a refusal is then final, without a second question. */
  readonly isOverrulable: boolean;
}

/** One question about several people. After it each conversation goes on by itself. */
export interface Group {
  /** The question's id. It cannot be guessed. */
  readonly id: string;
  /** True if any of them may see a question. Then all have the longer countdown, so that it is one. */
  readonly isAnybodyThere: boolean;
}

/** Durations in milliseconds. */
export interface Timings {
  /** How long a question stays open. */
  readonly question: number;
  /** From a yes to the sign-out, for somebody who is away. */
  readonly away: number;
  /** From the question to the sign-out, if no answer counts as yes. */
  readonly silence: number;
  /**
   * From a yes to the sign-out if somebody may be there. They are asked, or warned, meanwhile. See `thereMs`.
   */
  readonly there: number;
  /** How long to wait for Windows to really end the session. */
  readonly verify: number;
}

/** From a yes to the sign-out if somebody may be there, in ms. */
export function thereMs({ there }: Pick<Timings, 'there'>): number {
  return Math.max(there, LEAST_TOLD);
}
