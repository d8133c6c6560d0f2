import type { CouldBeLost, OwnFacts, Why } from '../../sessions/could-be-lost.ts';
import { WHYS } from '../../sessions/could-be-lost.ts';
import type { OthersMaySignMeOut } from '../../settings/others-may.ts';
import type { Because } from '../protocol.ts';

/** What the asker was told before. */
export interface Told {
  readonly isAway: boolean | null;
  /** How long ago that was, in ms. */
  readonly msAgo: number;
}

export interface Decided {
  /** Null if they cannot be trusted. */
  readonly facts: OwnFacts | null;
  readonly setting: OthersMaySignMeOut;
  /** How old the facts are, in ms. */
  readonly ageMs: number;
  /** How long this Usher had run when they were read, in ms. */
  readonly upMs: number;
  /** Null if this asker was told nothing. */
  readonly told: Told | null;
  /** An elevated administrator asks. They could sign this person out without asking any program. */
  readonly isAdministrator: boolean;
  /** True if the person has just clicked *Sign out* for this asker. */
  readonly hasSaidYes: boolean;
}

const MINUTE = 60_000;

/** The youngest Usher and the oldest facts that count, in ms. */
const LEAST_UP = 1000;
const OLDEST = 5000;

type Word = CouldBeLost['word'];

/**
 * How long the person must be away, in ms. What is left out is never allowed. With `politely` programs that hold work
 * may object.
 */
const LEAST_AWAY: Readonly<Record<OthersMaySignMeOut, Partial<Record<Word, number>>>> = {
  whenNothingIsLost: { nothing: 5 * MINUTE, restores: 30 * MINUTE },
  politely: { nothing: 5 * MINUTE, restores: 30 * MINUTE, work: 30 * MINUTE },
  askMe: {},
  never: {},
};

/** An asker who was told nothing. Then input in the last minute counts as coming back. */
const UNTOLD: Told = { isAway: true, msAgo: MINUTE };

/**
 * Decides whether this Usher's person may be signed out now: by their own yes, or because they are away and their
 * settings allow it. Any doubt is a no. It does not matter who asks, with one exception: for an administrator somebody
 * who is away may be asked to leave at any time, because the alternative is a sign-out against which no program may
 * object.
 * @returns null if they may be, else the reason against it. `there` only if they came back since the asker was told
 */
export function whyNot(given: Decided): Because | null {
  const { facts, setting, ageMs, upMs, told, isAdministrator, hasSaidYes } = given;
  if (facts === null || !(upMs >= LEAST_UP) || !(ageMs >= 0 && ageMs <= OLDEST)) return 'unknown';
  if (hasSaidYes) return null;
  const { isAway, idleMs, couldBeLost } = facts;
  if (isAway === null || idleMs === null) return 'unknown';
  if (hasComeBack(isAway, idleMs, told ?? UNTOLD)) return 'there';
  const { word, programs } = couldBeLost;
  if (word === 'unknown' || !isWorst(word, programs)) return 'unknown';
  const leastAway = isAdministrator ? 0 : LEAST_AWAY[setting][word];
  return isAway && leastAway !== undefined && idleMs >= leastAway ? null : 'notAllowed';
}

function hasComeBack(isAway: boolean, idleMs: number, told: Told): boolean {
  return told.isAway === true && (!isAway || idleMs < told.msAgo);
}

/** False if a program is worse than the word that sums them up. */
function isWorst(word: Why | 'nothing', programs: CouldBeLost['programs']): boolean {
  const rank = (of: Why | 'nothing') => (of === 'nothing' ? WHYS.length : WHYS.indexOf(of));
  return programs.every(({ why }) => rank(why) >= rank(word));
}
