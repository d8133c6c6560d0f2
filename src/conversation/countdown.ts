import type { PersonReply } from '../sessions/person-answer.ts';
import { MORE_TIME } from '../sessions/person-answer.ts';
import type { Usage } from '../sessions/usage.ts';
import type { AnywayReason } from './answers.ts';
import { look, NEIGHBOR_LOST } from './attempt.ts';
import type { Event } from './event.ts';
import type { Outcome } from './outcome.ts';
import type { Pinned, Timings } from './pinned.ts';
import { needsOwnYes, thereMs, withoutNeighbor } from './pinned.ts';
import type { Conversation, CountingDown } from './state.ts';
import { end } from './state-facts.ts';

/**
 * The person's box closes with the countdown. An answer clicked in its last moment may arrive this much
 * later, in ms.
 */
const LATE_ANSWER = 2000;

/**
 * Begins the countdown after a yes. A person who may be there is asked meanwhile.
 * @param latest when it ends at the latest; null if only the timings decide
 */
export function countDown(
  pinned: Pinned,
  anyway: AnywayReason | null,
  usage: Usage,
  now: number,
  timings: Timings,
  latest: number | null = null,
): CountingDown {
  const isAway = pinned.presence === 'away';
  const usual = now + (isAway && pinned.group?.isAnybodyThere !== true ? timings.away : thereMs(timings));
  return {
    kind: 'countingDown',
    pinned,
    consent: anyway === null ? 'operator' : 'anyway',
    usage,
    endsAt: isAway && latest !== null ? Math.min(usual, latest) : usual,
    person: isAway || anyway !== null ? 'notAsked' : 'waiting',
  };
}

export function nextCountingDown(
  state: CountingDown,
  event: Event,
  now: number,
  timings: Timings,
): Conversation {
  switch (event.kind) {
    case 'canceled':
      return end(state, { kind: 'canceled' }, now);
    case 'personAnswered':
      return state.person === 'waiting' ? personAnswered(state, event, now) : state;
    case 'tick':
      if (state.person === 'waiting') {
        return now < state.endsAt + LATE_ANSWER ? state : afterNoAnswer(state, now);
      }
      if (now < state.endsAt) return state;
      if (state.person === 'later') return { ...state, person: 'waiting', endsAt: now + thereMs(timings) };
      return look(state, state.consent);
    default:
      return state;
  }
}

/** The person's own answer outranks everything else. No answer is a state of its own. */
function personAnswered(state: CountingDown, { answer, because }: PersonReply, now: number): Conversation {
  switch (answer) {
    case 'yes':
      return look(state, 'person');
    case 'no':
      return keptBy(state, because === undefined ? { kind: 'refused' } : { kind: 'refused', because }, now);
    case 'later':
      if (state.hadMoreTime === true) return keptBy(state, { kind: 'refused' }, now);
      return { ...state, person: 'later', endsAt: now + MORE_TIME, hadMoreTime: true };
    case 'noAnswer':
      if (needsOwnYes(state.pinned)) return keptBy(state, { kind: 'personUnanswered' }, now);
      return { ...state, person: 'noAnswer' };
    case 'cannotBeAsked':
      // A disconnect loses nothing, so the operator's yes stands.
      if (needsOwnYes(state.pinned) && state.pinned.deed === 'signOut') {
        return askAnyway(state, 'cannotBeAsked', now);
      }
      return { ...state, person: 'cannotBeAsked' };
  }
}

function afterNoAnswer(state: CountingDown, now: number): Conversation {
  if (needsOwnYes(state.pinned)) return keptBy(state, { kind: 'personUnanswered' }, now);
  return look(state, state.consent);
}

/** Only the helper that asked the person knows their answer, so it asks the second question itself. */
function keptBy(
  state: CountingDown,
  answer: Extract<Outcome, { readonly kind: 'refused' | 'personUnanswered' }>,
  now: number,
): Conversation {
  if (state.pinned.agreed?.isOverrulable === true) return askAnyway(state, answer.kind, now);
  return end(state, answer, now);
}

function askAnyway({ pinned, ...state }: CountingDown, anyway: AnywayReason, now: number): Conversation {
  // Nobody but their own Usher could have done it.
  if (pinned.rights === 'none') return end({ ...state, pinned }, NEIGHBOR_LOST, now);
  return { kind: 'waiting', pinned: withoutNeighbor(pinned), anyway };
}
