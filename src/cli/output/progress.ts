import { timeLeft } from '../../base/time-left.ts';
import { countsUntil } from '../../conversation/counting.ts';
import type { Conversation } from '../../conversation/state.ts';
import { hasMoreTime, isAskingPerson, isPastStopping } from '../../conversation/state-facts.ts';
import type { Session } from '../../sessions/session.ts';
import type { CliWords } from '../words.ts';

/** What is going on. `phase` changes with the activity, `text` also with every second. */
export interface Progress {
  readonly phase: string;
  readonly text: string;
  /** Until the countdown ends; left out where nothing counts down. */
  readonly seconds?: number;
}

/**
 * What is going on, as one line. Null if nothing is, or if a question is open, which has its own line.
 * @param now ms of the conversations' clock
 */
export function progressOf(
  states: Iterable<Conversation>,
  now: number,
  nameOf: (session: Session) => string,
  words: CliWords['progress'],
): Progress | null {
  const running = [...states].filter(({ kind }) => kind !== 'ended');
  if (running.some(({ kind }) => kind === 'asking' || kind === 'checkingUsage')) return null;
  const counting = running.flatMap((state) => {
    const until = countsUntil(state);
    return until === null ? [] : [{ state, until }];
  });
  const [first] = counting;
  if (first !== undefined && counting.length > 1) {
    const last = Math.max(...counting.map(({ until }) => until));
    const isCertain = !counting.some((each) => isAskingPerson(each.state) || hasMoreTime(each.state));
    return {
      phase: 'countdowns',
      text: words.countdowns(counting.length, timeLeft(last - now), isCertain),
      seconds: secondsUntil(last, now),
    };
  }
  if (first !== undefined) {
    const { state, until } = first;
    const left = timeLeft(until - now);
    const name = nameOf(state.pinned.session);
    const seconds = secondsUntil(until, now);
    const { deed } = state.pinned;
    if (hasMoreTime(state)) return { phase: `later ${name}`, text: words.moreTime(name, left), seconds };
    return isAskingPerson(state)
      ? { phase: `asked ${name}`, text: words.asked(name, left, deed), seconds }
      : { phase: `countdown ${name}`, text: words.countdown(name, left, deed), seconds };
  }
  const [state] = running;
  if (state === undefined) return null;
  const name = nameOf(state.pinned.session);
  if (state.kind === 'permitting') return { phase: 'permitting', text: words.permitting(name) };
  if (state.kind === 'verifying' && state.lost !== undefined) {
    return { phase: `watching ${name}`, text: words.watching(name, state.pinned.deed) };
  }
  return isPastStopping(state)
    ? { phase: `signing out ${name}`, text: words.acting(name, state.pinned.deed) }
    : null;
}

function secondsUntil(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000));
}
