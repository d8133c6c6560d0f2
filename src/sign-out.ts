import { look, nextLastLook, nextSigningOut, nextVerifying } from './conversation/deed.ts';
import { doubted } from './conversation/doubt.ts';
import type { Event } from './conversation/event.ts';
import type { AnywayReason, Asking, Conversation, CountingDown, Pace, Pinned } from './conversation/state.ts';
import { end, questionId } from './conversation/state.ts';
import type { PersonAnswer } from './sessions/session-host.ts';
import type { Usage } from './sessions/usage.ts';

/** The person's box closes with the countdown; an answer clicked in its last moment may take this long, in ms. */
const LATE_ANSWER = 2000;

/** The state after a click. An account that cannot sign anybody out is told so at once. */
export function begin(pinned: Pinned, anyway: AnywayReason | null, now: number): Conversation {
  if (pinned.rights === 'none') {
    return {
      kind: 'ready',
      pinned,
      outcome: { kind: 'failed', error: { kind: 'accessDenied' } },
      endedAt: now,
    };
  }
  return { kind: 'waiting', pinned, anyway };
}

/**
 * Moves a conversation by one event. Pure; `now` is milliseconds of a monotonic clock.
 * @returns the same object where nothing follows from the event.
 */
export function next(state: Conversation, event: Event, now: number, pace: Pace): Conversation {
  const stopped = doubted(state, event);
  if (stopped !== null && state.kind !== 'signingOut') return end(state, stopped, now);
  switch (state.kind) {
    case 'waiting':
      if (event.kind === 'turn') return { kind: 'weighing', pinned: state.pinned, anyway: state.anyway };
      return event.kind === 'canceled' ? end(state, { kind: 'canceled' }, now) : state;
    case 'weighing':
      if (event.kind === 'weighed') {
        const silenceEndsAt = event.silence.counts ? now + pace.silence : null;
        const { usage, silence } = event;
        const { pinned, anyway } = state;
        // A countdown set to more than the question's minute must not be cut short by its end.
        const until = Math.max(now + pace.question, silenceEndsAt ?? 0);
        return { kind: 'asking', pinned, anyway, usage, silence, until, silenceEndsAt };
      }
      return event.kind === 'canceled' ? end(state, { kind: 'canceled' }, now) : state;
    case 'asking':
      return nextAsking(state, event, now);
    case 'permitting':
      if (event.kind === 'canceled') return end(state, { kind: 'canceled' }, now);
      if (event.kind !== 'permission') return state;
      if (!event.granted) return end(state, { kind: 'permissionDeclined' }, now);
      return countDown(state.pinned, state.anyway, state.usage, now, pace);
    case 'countingDown':
      return nextCountingDown(state, event, now);
    case 'lastLook':
      return nextLastLook(state, event, now);
    case 'signingOut':
      return nextSigningOut(state, event, now, pace);
    case 'verifying':
      return nextVerifying(state, event, now);
    case 'ready':
      return state;
  }
}

function nextAsking(state: Asking, event: Event, now: number): Conversation {
  const { pinned, anyway, usage } = state;
  switch (event.kind) {
    case 'answered':
      if (event.question !== questionId(state)) return state;
      if (event.answer === 'no') return end(state, { kind: 'declined' }, now);
      return { kind: 'permitting', pinned, anyway, usage };
    case 'notShown':
      if (event.question !== questionId(state) || state.silenceEndsAt === null) return state;
      return { ...state, silence: { counts: false, because: 'questionNotShown' }, silenceEndsAt: null };
    case 'canceled':
      return end(state, { kind: 'declined' }, now);
    case 'tick':
      if (state.silenceEndsAt !== null && now >= state.silenceEndsAt) return look(state, 'silence');
      return now >= state.until ? end(state, { kind: 'unanswered' }, now) : state;
    default:
      return state;
  }
}

function countDown(
  pinned: Pinned,
  anyway: AnywayReason | null,
  usage: Usage,
  now: number,
  pace: Pace,
): CountingDown {
  const isAway = pinned.presence === 'away';
  return {
    kind: 'countingDown',
    pinned,
    consent: anyway === null ? 'operator' : 'anyway',
    usage,
    endsAt: now + (isAway && pinned.group?.isAnybodyThere !== true ? pace.away : pace.there),
    person: isAway || anyway !== null ? 'notAsked' : 'waiting',
  };
}

function nextCountingDown(state: CountingDown, event: Event, now: number): Conversation {
  switch (event.kind) {
    case 'canceled':
      return end(state, { kind: 'canceled' }, now);
    case 'personAnswered':
      return state.person === 'waiting' ? personAnswered(state, event.answer, now) : state;
    case 'tick':
      if (state.person === 'waiting') {
        return now < state.endsAt + LATE_ANSWER ? state : afterNoAnswer(state, now);
      }
      return now < state.endsAt ? state : look(state, state.consent);
    default:
      return state;
  }
}

/** What the person clicked outranks everything else; that they clicked nothing is a state of its own. */
function personAnswered(state: CountingDown, answer: PersonAnswer, now: number): Conversation {
  const { pinned } = state;
  switch (answer) {
    case 'yes':
      return look(state, 'person');
    case 'no':
      return end(state, { kind: 'refused' }, now);
    case 'noAnswer':
      if (pinned.presence === 'present') return end(state, { kind: 'personUnanswered' }, now);
      return { ...state, person: 'noAnswer' };
    case 'cannotBeAsked':
      if (pinned.presence === 'present') return { kind: 'waiting', pinned, anyway: 'cannotBeAsked' };
      return { ...state, person: 'cannotBeAsked' };
  }
}

function afterNoAnswer(state: CountingDown, now: number): Conversation {
  if (state.pinned.presence === 'present') return end(state, { kind: 'personUnanswered' }, now);
  return look(state, state.consent);
}
