import { MORE_TIME } from '../../sessions/person-answer.ts';

/*
 * What this Usher's person answered last, and what follows from it. Times are ms of one clock of this machine.
 */

export interface Said {
  /** Who had asked. */
  readonly sid: string;
  readonly sessionId: number;
  readonly answer: 'signOut' | 'later';
  readonly at: number;
}

/** A yes is followed by the request to sign out at once. Later it says nothing any more. */
const YES_COUNTS = 30_000;

/** After this long they may ask the same asker for more time again. */
const ONCE_IN = 60 * 60_000;

/** Whether this person clicked *Sign out* for this very asker just now. */
export function saidYes(said: Said | null, sid: string, now: number): boolean {
  return isOf(said, sid, 'signOut') && isWithin(said, YES_COUNTS, now);
}

/** Whether more time may be offered: once for each asker. */
export function mayDelay(said: Said | null, sid: string, now: number): boolean {
  return !(isOf(said, sid, 'later') && isWithin(said, ONCE_IN, now));
}

/** The session of somebody else whom this person said yes to, or asked for more time; null for nobody. */
export function waitingFor(said: Said | null, sid: string, now: number): number | null {
  if (said === null || said.sid === sid) return null;
  return isWithin(said, said.answer === 'later' ? MORE_TIME : YES_COUNTS, now) ? said.sessionId : null;
}

function isOf(said: Said | null, sid: string, answer: Said['answer']): said is Said {
  return said !== null && said.sid === sid && said.answer === answer;
}

function isWithin({ at }: Said, ms: number, now: number): boolean {
  return now >= at && now - at <= ms;
}
