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
  return timeLeft(msLeft(state, now));
}

/** In how many ms any of these times changes; null while nothing runs down. */
export function untilTimesChange(conversations: Conversations, now: number): number | null {
  const changes = [...conversations.values()].flatMap(
    (state) => untilTimeLeftChanges(msLeft(state, now)) ?? [],
  );
  return changes.length === 0 ? null : Math.min(...changes);
}

/** Until what runs down in a conversation is over, in ms; 0 if nothing does. */
function msLeft(state: Conversation, now: number): number {
  return (countsUntil(state) ?? now) - now;
}

/** The same with as many digits as any has. A name is cut for these, so that it stays as it is while a number runs. */
export function longestTimes(times: TimesLeft): TimesLeft {
  return new Map([...times].map(([key, { unit }]) => [key, { count: 60, unit }]));
}
