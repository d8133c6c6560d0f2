import { isNews } from './consent.ts';
import { countDown, nextCountingDown } from './conversation/countdown.ts';
import { look, nextLastLook, nextSigningOut, nextVerifying } from './conversation/deed.ts';
import { doubted } from './conversation/doubt.ts';
import type { Event } from './conversation/event.ts';
import type { HelperQuestion } from './conversation/helped.ts';
import { handBack, handOver, helperGone, nextHelped } from './conversation/helped.ts';
import type { Outcome } from './conversation/outcome.ts';
import type { Pace, Pinned } from './conversation/pinned.ts';
import type { AnywayReason, Asking, Conversation, Waiting, Weighing } from './conversation/state.ts';
import { end, questionId } from './conversation/state.ts';

/** The state after a click. An account that cannot sign anybody out is told so at once. */
export function begin(pinned: Pinned, anyway: AnywayReason | null, now: number): Conversation {
  if (pinned.rights === 'none') {
    return {
      kind: 'ready',
      pinned,
      outcome: { kind: 'failed', error: { kind: 'noRights' } },
      endedAt: now,
    };
  }
  return { kind: 'waiting', pinned, anyway, helper: null };
}

/**
 * Moves a conversation by one event. Pure; `now` is milliseconds of a monotonic clock.
 * @returns the same object where nothing follows from the event.
 */
export function next(state: Conversation, event: Event, now: number, pace: Pace): Conversation {
  if (state.kind === 'helped') return nextHelped(state, event, now, pace);
  const stopped = doubted(state, event);
  if (stopped !== null && state.kind !== 'signingOut') return end(state, stopped, now);
  switch (state.kind) {
    case 'waiting':
      if (event.kind === 'canceled') return end(state, { kind: 'canceled' }, now);
      if (event.kind !== 'turn') return helperGone(state, event, now, pace) ?? state;
      if (state.helper !== null) return askForHelper(state, state.helper, now, pace);
      return { kind: 'weighing', pinned: state.pinned, anyway: state.anyway };
    case 'weighing':
      if (event.kind === 'weighed') return weighed(state, event, now, pace);
      return event.kind === 'canceled' ? end(state, { kind: 'canceled' }, now) : state;
    case 'asking':
      return nextAsking(state, event, now, pace);
    case 'permitting':
      if (event.kind === 'canceled') return end(state, { kind: 'canceled' }, now);
      if (event.kind !== 'permission') return helperGone(state, event, now, pace) ?? state;
      if (!event.granted) return end(state, { kind: 'permissionDeclined' }, now);
      if (state.pinned.rights === 'withPermission') return handOver(state);
      return countDown(state.pinned, state.anyway, state.usage, now, pace, state.silenceEndsAt);
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

type Weighed = Extract<Event, { readonly kind: 'weighed' }>;

function weighed(state: Weighing, { usage, silence }: Weighed, now: number, pace: Pace): Conversation {
  const { pinned, anyway } = state;
  const { agreed } = pinned;
  if (agreed !== undefined && anyway === null && !isNews(usage, agreed.named)) {
    return countDown(pinned, anyway, usage, now, pace);
  }
  const silenceEndsAt = silence.counts ? now + pace.silence : null;
  // A countdown set to more than the question's minute must not be cut short by its end.
  const until = Math.max(now + pace.question, silenceEndsAt ?? 0);
  return { kind: 'asking', pinned, anyway, usage, silence, until, silenceEndsAt, helper: null };
}

/** A question of the helper's: nothing but a click answers it. */
function askForHelper({ pinned, anyway }: Waiting, helper: HelperQuestion, now: number, pace: Pace): Asking {
  const silence = { counts: false, because: 'needsPermission' } as const;
  const until = now + pace.question;
  return { kind: 'asking', pinned, anyway, usage: helper.usage, silence, until, silenceEndsAt: null, helper };
}

function nextAsking(state: Asking, event: Event, now: number, pace: Pace): Conversation {
  const { pinned, anyway, usage, helper, silenceEndsAt } = state;
  switch (event.kind) {
    case 'answered':
      if (event.question !== questionId(state)) return state;
      if (event.answer === 'no') return end(state, { kind: 'declined' }, now);
      if (helper !== null) return handBack(pinned, anyway, helper);
      return { kind: 'permitting', pinned, anyway, usage, silenceEndsAt, ...namedIn(state) };
    case 'named': {
      const named = event.programs.get(pinned.conversation);
      return event.question !== questionId(state) || named === undefined ? state : { ...state, named };
    }
    case 'helper':
      return helperGone(state, event, now, pace) ?? state;
    case 'notShown':
      if (event.question !== questionId(state) || state.silenceEndsAt === null) return state;
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

function namedIn({ named }: Asking): Pick<Asking, 'named'> {
  return named === undefined ? {} : { named };
}

/** Whether the person's own answer still stands, which the operator may not have heard of yet. */
function unanswered({ helper, anyway }: Asking): Outcome {
  return helper !== null && (anyway === 'refused' || anyway === 'personUnanswered')
    ? { kind: anyway }
    : { kind: 'unanswered' };
}
