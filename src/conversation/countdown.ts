import type { PersonAnswer } from '../sessions/session-host.ts';
import type { Usage } from '../sessions/usage.ts';
import type { AnywayReason } from './answers.ts';
import { look } from './attempt.ts';
import type { Event } from './event.ts';
import type { Pinned, Timings } from './pinned.ts';
import { thereMs } from './pinned.ts';
import type { Conversation, CountingDown, Waiting } from './state.ts';
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

export function nextCountingDown(state: CountingDown, event: Event, now: number): Conversation {
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

/** The person's own answer outranks everything else. No answer is a state of its own. */
function personAnswered(state: CountingDown, answer: PersonAnswer, now: number): Conversation {
  const { pinned } = state;
  switch (answer) {
    case 'yes':
      return look(state, 'person');
    case 'no':
      return keptBy(state, 'refused', now);
    case 'noAnswer':
      if (pinned.presence === 'present') return keptBy(state, 'personUnanswered', now);
      return { ...state, person: 'noAnswer' };
    case 'cannotBeAsked':
      if (pinned.presence === 'present') return askAnyway(state, 'cannotBeAsked');
      return { ...state, person: 'cannotBeAsked' };
  }
}

function afterNoAnswer(state: CountingDown, now: number): Conversation {
  if (state.pinned.presence === 'present') return keptBy(state, 'personUnanswered', now);
  return look(state, state.consent);
}

/** Only the helper that asked the person knows their answer, so it asks the second question itself. */
function keptBy(state: CountingDown, answer: 'refused' | 'personUnanswered', now: number): Conversation {
  return state.pinned.agreed?.isOverrulable === true
    ? askAnyway(state, answer)
    : end(state, { kind: answer }, now);
}

function askAnyway({ pinned }: CountingDown, anyway: AnywayReason): Waiting {
  return { kind: 'waiting', pinned, anyway };
}
