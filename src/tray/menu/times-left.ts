import type { TimeLeft } from '../../base/time-left.ts';
import { timeLeft, untilTimeLeftChanges } from '../../base/time-left.ts';
import { countsUntil } from '../../conversation/counting.ts';
import type { Conversation } from '../../conversation/state.ts';

type Conversations = ReadonlyMap<string, Conversation>;

/** What is left at this moment wherever something runs down, by sign-in key. */
export type TimesLeft = ReadonlyMap<string, TimeLeft>;

/** Whatever menu shows a time takes it from here, so that it says one number. */
export function timesLeft(conversations: Conversations, now: number): TimesLeft {
  const times = [...conversations].flatMap(([key, state]): [string, TimeLeft][] => {
    const left = timeLeftOf(state, now);
    return left === null ? [] : [[key, left]];
  });
  return new Map(times);
}

/** What is left in one conversation; null if nothing runs down in it. */
export function timeLeftOf(state: Conversation, now: number): TimeLeft | null {
  const until = countsUntil(state);
  return until === null ? null : timeLeft(until - now);
}

/** In how many ms any of these times changes; null while nothing runs down. */
export function untilTimesChange(conversations: Conversations, now: number): number | null {
  const changes = [...conversations.values()].flatMap((state) => {
    const until = countsUntil(state);
    return until === null ? [] : (untilTimeLeftChanges(until - now) ?? []);
  });
  return changes.length === 0 ? null : Math.min(...changes);
}

/** The same with as many digits as any has. A name is cut for these, so that it stays as it is while a number runs. */
export function longestTimes(times: TimesLeft): TimesLeft {
  return new Map([...times].map(([key, { unit }]) => [key, { count: 60, unit }]));
}
