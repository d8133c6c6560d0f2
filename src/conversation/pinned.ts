import type { Rights } from '../rights/account-rights.ts';
import type { Presence } from '../sessions/presence.ts';
import type { Session } from '../sessions/session.ts';

/** In UTF-16 units: what a box shows without scrolling, and what one argument of a helper holds. */
export const LONGEST_REASON = 200;

/** Whoever is there has a minute to save their work, and an elevated helper accepts no order to give less. In ms. */
export const LEAST_THERE = 60_000;

/** Whoever is there is asked, or told, for so long at least, whatever is ordered: a deed is quicker than a box. In ms. */
export const LEAST_TOLD = 5000;

/** What the settings and an elevated helper allow at least for somebody who is away, in ms. */
export const LEAST_AWAY = 5000;

/** The longest countdown that anybody may set, in ms. */
export const LONGEST_COUNTDOWN = 3_600_000;

/** What was true at the click and stays the measure of everything after it. */
export interface Pinned {
  /** Unique for each conversation of this run; answers name it. */
  readonly conversation: number;
  readonly session: Session;
  readonly presence: Presence;
  readonly rights: Rights;
  /** How many ways of signing out this host has. */
  readonly methods: number;
  /** What the operator gave as the reason; shown to the person and kept in the history. */
  readonly reason?: string;
  /** Where several people are asked about at once. */
  readonly group?: Group;
  /** In the elevated helper: the operator said yes before it began. */
  readonly agreed?: Agreed;
}

/** A yes given before, to a question of which the helper knows nothing: it covers nothing that could be lost. */
export interface Agreed {
  /** False for somebody in a group: who refuses there is not asked about again. */
  readonly isOverrulable: boolean;
}

/** One question about several people, after which each conversation goes its own way. */
export interface Group {
  /** Its question's id: nobody can guess it. */
  readonly id: string;
  /** True where somebody of them may see a question: then all have the longer countdown, so that it is one. */
  readonly isAnybodyThere: boolean;
}

/** Durations in milliseconds. */
export interface Timings {
  /** How long a question stands. */
  readonly question: number;
  /** From a yes to the deed, for somebody who is away. */
  readonly away: number;
  /** From the question to the deed, where no answer counts as yes. */
  readonly silence: number;
  /** From a yes to the deed where somebody may be there; they are asked, or told, meanwhile. See `thereMs`. */
  readonly there: number;
  /** How long to wait for Windows to really end the session. */
  readonly verify: number;
}

/** From a yes to the deed where somebody may be there, in ms. */
export function thereMs({ there }: Pick<Timings, 'there'>): number {
  return Math.max(there, LEAST_TOLD);
}
