import type { AnywayReason } from './answers.ts';
import { nextAsking, usageChecked } from './asking.ts';
import { nextLastLook, nextSigningOut, nextVerifying } from './attempt.ts';
import { countDown, nextCountingDown } from './countdown.ts';
import { beginDisconnect } from './disconnect.ts';
import { doubted } from './doubt.ts';
import { handOver, helperGone, nextElevated } from './elevated.ts';
import type { Event } from './event.ts';
import { NO_RIGHTS } from './outcome.ts';
import type { Pinned, Timings } from './pinned.ts';
import { needsPermission, withoutNeighbor } from './pinned.ts';
import type { Conversation, Waiting } from './state.ts';
import { end } from './state-facts.ts';

/** The state after a click. It ends at once if neither this account nor a neighbor can sign anybody out. */
export function begin(given: Pinned, anyway: AnywayReason | null, now: number): Conversation {
  if (given.deed === 'disconnect') return beginDisconnect(given, now);
  const pinned = anyway === null || anyway === 'ordered' ? given : withoutNeighbor(given);
  const state: Waiting = { kind: 'waiting', pinned, anyway };
  const mayAsk = pinned.mayHaveNeighbor === true && pinned.skipsNeighbor !== true;
  return pinned.rights === 'none' && !mayAsk ? end(state, NO_RIGHTS, now) : state;
}

/**
 * Moves a conversation by one event. Pure; `now` is milliseconds of a monotonic clock.
 * @returns the same object if the event changes nothing
 */
export function next(state: Conversation, event: Event, now: number, timings: Timings): Conversation {
  if (state.kind === 'elevated') return nextElevated(state, event, now, timings);
  const stopped = doubted(state, event);
  if (stopped !== null && state.kind !== 'signingOut') return end(state, stopped, now);
  switch (state.kind) {
    case 'waiting':
      if (event.kind === 'canceled') return end(state, { kind: 'canceled' }, now);
      if (event.kind !== 'turn') return state;
      return { kind: 'checkingUsage', pinned: state.pinned, anyway: state.anyway };
    case 'checkingUsage':
      if (event.kind === 'usageChecked') return usageChecked(state, event, now, timings);
      return event.kind === 'canceled' ? end(state, { kind: 'canceled' }, now) : state;
    case 'asking':
      return nextAsking(state, event, now, timings);
    case 'permitting':
      if (event.kind === 'canceled') return end(state, { kind: 'canceled' }, now);
      if (event.kind !== 'permission') return helperGone(state, event, now, timings) ?? state;
      if (!event.granted) return end(state, { kind: 'permissionDeclined' }, now);
      if (needsPermission(state.pinned)) return handOver(state);
      return countDown(state.pinned, state.anyway, state.usage, now, timings, state.silenceEndsAt);
    case 'countingDown':
      return nextCountingDown(state, event, now, timings);
    case 'lastLook':
      return nextLastLook(state, event, now);
    case 'signingOut':
      return nextSigningOut(state, event, now, timings);
    case 'verifying':
      return nextVerifying(state, event, now);
    case 'ended':
      return state;
  }
}
