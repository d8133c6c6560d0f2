import { look } from './attempt.ts';
import { whatCouldBeLost } from './consent.ts';
import { countDown } from './countdown.ts';
import { disconnecting, mayDisconnect } from './disconnect.ts';
import type { Event } from './event.ts';
import type { Outcome } from './outcome.ts';
import { NO_RIGHTS } from './outcome.ts';
import type { Pinned, Timings } from './pinned.ts';
import type { Asking, CheckingUsage, Conversation } from './state.ts';
import { end, isGroupQuestion, isSecond } from './state-facts.ts';

/*
 * The first part of a conversation: what could be lost is known, and the operator is asked.
 */

const NEIGHBOR_FORBIDS: Outcome = { kind: 'failed', error: { kind: 'neighborForbids' } };

type UsageChecked = Extract<Event, { readonly kind: 'usageChecked' }>;

/** The question, now that it is known what could be lost; or the end, if there is no way to sign this person out. */
export function usageChecked(
  state: CheckingUsage,
  event: UsageChecked,
  now: number,
  timings: Timings,
): Conversation {
  const { anyway } = state;
  const { usage, silence } = event;
  if (event.neighbor === 'busy') return end(state, { kind: 'beingAsked', by: event.askedBy ?? null }, now);
  const pinned = withNeighbor(state.pinned, event);
  if (pinned.rights === 'none' && pinned.throughNeighbor !== true) {
    return end(state, event.neighbor === 'answers' ? NEIGHBOR_FORBIDS : NO_RIGHTS, now);
  }
  const isHarmless = pinned.deed === 'disconnect' || whatCouldBeLost(usage) === null;
  if (pinned.agreed !== undefined && anyway === null && isHarmless) {
    return countDown(pinned, anyway, usage, now, timings);
  }
  const silenceEndsAt = silence.counts ? now + timings.silence : null;
  // A silent countdown may be set longer than the question's minute. The question must not end before it.
  const until = Math.max(now + timings.question, silenceEndsAt ?? 0);
  const question = isSecond(state) ? event.question : (pinned.group?.id ?? event.question);
  const late = event.neighbor === 'late' ? { isNeighborLate: true as const } : {};
  return { kind: 'asking', pinned, anyway, usage, silence, until, silenceEndsAt, question, ...late };
}

/**
 * What the answer of the person's own Usher, or its absence, means for everything after it. One that was late is still
 * the first to be asked to sign its person out, because it does it politely.
 */
function withNeighbor(pinned: Pinned, { neighbor }: UsageChecked): Pinned {
  if (pinned.mayHaveNeighbor !== true || pinned.skipsNeighbor === true) return pinned;
  if (neighbor === 'allows' || neighbor === 'asks') return { ...pinned, throughNeighbor: true };
  return neighbor === undefined ? { ...pinned, skipsNeighbor: true } : pinned;
}

export function nextAsking(state: Asking, event: Event, now: number, timings: Timings): Conversation {
  const { pinned, anyway, usage, question, silenceEndsAt } = state;
  switch (event.kind) {
    case 'answered':
      if (event.question !== question) return state;
      if (event.answer === 'no') return end(state, { kind: 'declined' }, now);
      if (event.answer === 'disconnect') return mayDisconnect(state) ? disconnecting(state) : state;
      return { kind: 'permitting', pinned, anyway, usage, silenceEndsAt };
    case 'notShown':
      if (event.question !== question || state.silenceEndsAt === null) return state;
      return { ...state, silence: { counts: false, because: 'questionNotShown' }, silenceEndsAt: null };
    case 'shownAgain':
      return event.question === question ? shownAgain(state, now, timings) : state;
    case 'usageChecked':
      return toldLate(state, event, now, timings);
    case 'canceled':
      return end(state, { kind: 'declined' }, now);
    case 'tick':
      if (state.silenceEndsAt !== null && now >= state.silenceEndsAt) return look(state, 'silence');
      return now >= state.until ? end(state, unanswered(state), now) : state;
    default:
      return state;
  }
}

/** Silence that counted until the question left the screen. It has its whole time once more. */
function shownAgain(state: Asking, now: number, timings: Timings): Asking {
  if (state.silence.counts || state.silence.because !== 'questionNotShown') return state;
  const silenceEndsAt = now + timings.silence;
  return {
    ...state,
    silence: { counts: true },
    silenceEndsAt,
    until: Math.max(state.until, silenceEndsAt),
  };
}

/**
 * The person's own Usher answered while the question was open already, so the operator is asked anew: an answer to what
 * was known before does not count. It takes no more time than the first one.
 */
function toldLate(state: Asking, event: UsageChecked, now: number, timings: Timings): Conversation {
  const isNews = event.neighbor !== undefined && event.neighbor !== 'late';
  if (state.isNeighborLate !== true || !isNews || isGroupQuestion(state)) return state;
  const { pinned, anyway } = state;
  const anew = usageChecked({ kind: 'checkingUsage', pinned, anyway }, event, now, timings);
  if (anew.kind !== 'asking') return anew;
  return { ...anew, until: Math.max(state.until, anew.silenceEndsAt ?? 0) };
}

/** In the elevated helper the person's own answer still stands. The operator may hear of it only now. */
function unanswered({ pinned, anyway }: Asking): Outcome {
  return pinned.agreed !== undefined && (anyway === 'refused' || anyway === 'personUnanswered')
    ? { kind: anyway }
    : { kind: 'unanswered' };
}
