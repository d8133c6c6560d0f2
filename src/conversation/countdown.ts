import type { PersonAnswer } from '../sessions/session-host.ts';
import type { Usage } from '../sessions/usage.ts';
import { look } from './attempt.ts';
import type { Event } from './event.ts';
import type { Pinned, Timings } from './pinned.ts';
import { thereMs } from './pinned.ts';
import type { AnywayReason, Conversation, CountingDown, Waiting } from './state.ts';
import { end } from './state.ts';

/** The person's box closes with the countdown; an answer clicked in its last moment may take this long, in ms. */
const LATE_ANSWER = 2000;

/**
 * Begins the countdown after a yes; where somebody may see a question they are asked meanwhile.
 * @param latest the end of it at the latest; null where only the timings say so
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

/** What the person clicked outranks everything else; that they clicked nothing is a state of its own. */
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

/** Only the helper that asked the person knows that they were asked, so it asks the second question itself. */
function keptBy(state: CountingDown, answer: 'refused' | 'personUnanswered', now: number): Conversation {
  return state.pinned.agreed?.isOverrulable === true
    ? askAnyway(state, answer)
    : end(state, { kind: answer }, now);
}

function askAnyway({ pinned }: CountingDown, anyway: AnywayReason): Waiting {
  return { kind: 'waiting', pinned, anyway };
}
