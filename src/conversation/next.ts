import type { AnywayReason } from './answers.ts';
import { look, nextLastLook, nextSigningOut, nextVerifying } from './attempt.ts';
import { whatCouldBeLost } from './consent.ts';
import { countDown, nextCountingDown } from './countdown.ts';
import { doubted } from './doubt.ts';
import { handOver, helperGone, nextElevated } from './elevated.ts';
import type { Event } from './event.ts';
import type { Outcome } from './outcome.ts';
import type { Pinned, Timings } from './pinned.ts';
import { needsPermission } from './pinned.ts';
import type { Asking, CheckingUsage, Conversation, Waiting } from './state.ts';
import { end, isSecond } from './state-facts.ts';

/** The state after a click. It ends at once if neither this account nor a neighbor can sign anybody out. */
export function begin(given: Pinned, anyway: AnywayReason | null, now: number): Conversation {
  const pinned: Pinned = anyway === 'keptByProgram' ? { ...given, skipsNeighbor: true } : given;
  const state: Waiting = { kind: 'waiting', pinned, anyway };
  const mayAsk = pinned.mayHaveNeighbor === true && pinned.skipsNeighbor !== true;
  return pinned.rights === 'none' && !mayAsk ? end(state, NO_RIGHTS, now) : state;
}

const NO_RIGHTS: Outcome = { kind: 'failed', error: { kind: 'noRights' } };
const NEIGHBOR_FORBIDS: Outcome = { kind: 'failed', error: { kind: 'neighborForbids' } };

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
      return nextAsking(state, event, now);
    case 'permitting':
      if (event.kind === 'canceled') return end(state, { kind: 'canceled' }, now);
      if (event.kind !== 'permission') return helperGone(state, event, now, timings) ?? state;
      if (!event.granted) return end(state, { kind: 'permissionDeclined' }, now);
      if (needsPermission(state.pinned)) return handOver(state);
      return countDown(state.pinned, state.anyway, state.usage, now, timings, state.silenceEndsAt);
    case 'countingDown':
      return nextCountingDown(state, event, now);
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

type UsageChecked = Extract<Event, { readonly kind: 'usageChecked' }>;

function usageChecked(
  state: CheckingUsage,
  event: UsageChecked,
  now: number,
  timings: Timings,
): Conversation {
  const { anyway } = state;
  const { usage, silence } = event;
  const pinned = withNeighbor(state.pinned, event);
  if (pinned.rights === 'none' && pinned.throughNeighbor !== true) {
    return end(state, event.neighbor === 'answers' ? NEIGHBOR_FORBIDS : NO_RIGHTS, now);
  }
  if (pinned.agreed !== undefined && anyway === null && whatCouldBeLost(usage) === null) {
    return countDown(pinned, anyway, usage, now, timings);
  }
  const silenceEndsAt = silence.counts ? now + timings.silence : null;
  // A silent countdown may be set longer than the question's minute. The question must not end before it.
  const until = Math.max(now + timings.question, silenceEndsAt ?? 0);
  const question = isSecond(state) ? event.question : (pinned.group?.id ?? event.question);
  return { kind: 'asking', pinned, anyway, usage, silence, until, silenceEndsAt, question };
}

/**
 * What the answer of the person's own Usher, or its absence, means for everything after it. One that was late is still
 * the first to be asked to sign its person out, because it does it politely.
 */
function withNeighbor(pinned: Pinned, { neighbor }: UsageChecked): Pinned {
  if (pinned.mayHaveNeighbor !== true || pinned.skipsNeighbor === true) return pinned;
  if (neighbor === 'allows') return { ...pinned, throughNeighbor: true };
  return neighbor === undefined ? { ...pinned, skipsNeighbor: true } : pinned;
}

function nextAsking(state: Asking, event: Event, now: number): Conversation {
  const { pinned, anyway, usage, question, silenceEndsAt } = state;
  switch (event.kind) {
    case 'answered':
      if (event.question !== question) return state;
      if (event.answer === 'no') return end(state, { kind: 'declined' }, now);
      return { kind: 'permitting', pinned, anyway, usage, silenceEndsAt };
    case 'notShown':
      if (event.question !== question || state.silenceEndsAt === null) return state;
      return { ...state, silence: { counts: false, because: 'questionNotShown' }, silenceEndsAt: null };
    case 'canceled':
      return end(state, { kind: 'declined' }, now);
    case 'tick':
      if (state.silenceEndsAt !== null && now >= state.silenceEndsAt) return look(state, 'silence');
      return now >= state.until ? end(state, unanswered(state), now) : state;
    default:
      return state;
  }
}

/** In the elevated helper the person's own answer still stands. The operator may hear of it only now. */
function unanswered({ pinned, anyway }: Asking): Outcome {
  return pinned.agreed !== undefined && (anyway === 'refused' || anyway === 'personUnanswered')
    ? { kind: anyway }
    : { kind: 'unanswered' };
}
