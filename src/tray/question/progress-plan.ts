import { timeLeft } from '../../base/time-left.ts';
import { countsUntil } from '../../conversation/counting.ts';
import type { Timings } from '../../conversation/pinned.ts';
import { thereMs } from '../../conversation/pinned.ts';
import type { Conversation } from '../../conversation/state.ts';
import { isCancelable, isCertain } from '../../conversation/state-facts.ts';
import { MORE_TIME } from '../../sessions/person-answer.ts';
import { activityOf } from '../menu/person-row.ts';
import { timeLeftOf } from '../menu/times-left.ts';
import type { FaceFacts, FacePlan } from './planned-face.ts';
import { cancels, planned } from './planned-face.ts';

/** What happens after a yes, and how to stop it. */
export function progressPlan(facts: FaceFacts): FacePlan {
  const { now, running: states } = facts;
  const words = facts.words.window;
  const [first] = states;
  const told = states.map((state) => {
    const activity = activityOf(state) ?? 'signedOut';
    return {
      activity,
      ...words.progress(facts.nameOf(state), activity, timeLeftOf(state, now), state.pinned.deed),
    };
  });
  const ends = states.map(countsUntil);
  const until = ends.every((each) => each === ends[0]) ? (ends[0] ?? null) : null;
  const leftMs = until === null ? null : Math.max(0, until - now);
  const mayCancel = states.some(isCancelable);
  const cancel = cancels(states);
  const choices = mayCancel
    ? [{ id: 'cancel', label: words.cancel, actions: cancel }]
    : [{ id: 'close', label: words.close, actions: [] }];
  const [one] = told;
  const text =
    told.length === 1 && one !== undefined
      ? { title: one.title, text: one.text }
      : {
          title: words.progressOfAll(
            states.length,
            leftMs === null ? null : timeLeft(leftMs),
            states.every(isCertain),
          ),
          text: told.map(({ title }) => title).join('\n'),
        };
  const time =
    leftMs === null || first === undefined
      ? null
      : { leftMs, wholeMs: Math.max(leftMs, wholeMs(first, facts.timings)) };
  return planned(told.map(({ activity }) => activity).join(' '), choices, facts, states, { ...text, time });
}

/** How long a time was when it began to run, in ms. */
function wholeMs(state: Conversation, timings: Timings): number {
  const { presence, group } = state.pinned;
  if (activityOf(state) === 'hasMoreTime') return MORE_TIME;
  return presence === 'away' && group?.isAnybodyThere !== true ? timings.away : thereMs(timings);
}
