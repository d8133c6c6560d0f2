import { describe, expect, it } from 'vitest';
import type { AnywayReason } from '../../src/conversation/answers.ts';
import type { Event } from '../../src/conversation/event.ts';
import { next } from '../../src/conversation/next.ts';
import type { Pinned } from '../../src/conversation/pinned.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { end } from '../../src/conversation/state-facts.ts';
import type { Usage } from '../../src/sessions/usage.ts';
import { ben, mia } from '../fakes/people.ts';
import {
  asking,
  askingPerson,
  checkingUsage,
  countingDown,
  NOTHING_OPEN,
  PACE,
  pinned,
  WORD_OPEN,
  waiting,
} from '../fakes/pinned.ts';

/* The elevated helper has the operator's yes already, but not for what only the helper can see. */

const agreedTo = (isOverrulable: boolean): Partial<Pinned> => ({ agreed: { isOverrulable } });
const checked = (usage: Usage): Event => ({
  kind: 'usageChecked',
  usage,
  silence: { counts: false, because: 'documentsOpen' },
  question: '1',
});
const after = (state: Conversation, event: Event, now = 0) => next(state, event, now, PACE);

describe('a yes that was given before the helper began', () => {
  const about = pinned(ben(), agreedTo(true));
  const check = (anyway: AnywayReason | null, given = about) => checkingUsage({ pinned: given, anyway });

  it('is enough where nothing can be lost', () => {
    expect(after(check(null), checked(NOTHING_OPEN))).toEqual(
      countingDown({ pinned: about, usage: NOTHING_OPEN }),
    );
  });

  it.each<[string, Usage]>([
    ['something is open', WORD_OPEN],
    ['nobody knows what is open', { kind: 'unknown' }],
  ])('is asked for again where %s', (_, usage) => {
    expect(after(check(null), checked(usage))).toEqual(asking({ pinned: about, usage }));
  });

  it('is asked for again where somebody is to be overruled', () => {
    expect(after(check('refused'), checked(NOTHING_OPEN))).toEqual(
      asking({ pinned: about, usage: NOTHING_OPEN, anyway: 'refused' }),
    );
  });

  it('is enough for a disconnect, which loses nothing', () => {
    const disconnect = pinned(ben(), { ...agreedTo(true), deed: 'disconnect', methods: 1 });
    expect(after(check(null, disconnect), checked(WORD_OPEN))).toEqual(countingDown({ pinned: disconnect }));
  });
});

describe('somebody whom the helper asks', () => {
  const whyNot: Event = { kind: 'personAnswered', answer: 'no', because: 'programRuns' };
  const silent: Event = { kind: 'personAnswered', answer: 'noAnswer' };

  it.each<[AnywayReason, Event]>([
    ['refused', whyNot],
    ['personUnanswered', silent],
    ['personUnanswered', { kind: 'tick' }],
  ])('is overruled by a second question of the helper itself: %s', (anyway, event) => {
    const state = askingPerson(mia(), { pinned: pinned(mia(), agreedTo(true)) });
    expect(after(state, event, 62_000)).toEqual(waiting({ pinned: state.pinned, anyway }));
  });

  it('stays where the yes was one for a whole group, and says why', () => {
    const state = askingPerson(mia(), { pinned: pinned(mia(), agreedTo(false)) });
    expect(after(state, whyNot)).toEqual(end(state, { kind: 'refused', because: 'programRuns' }, 0));
    expect(after(state, silent)).toEqual(end(state, { kind: 'personUnanswered' }, 0));
  });

  it('is the reason for the end where the second question is not answered', () => {
    const unanswered = (anyway: AnywayReason | null, over: Partial<Pinned>) =>
      after(asking({ pinned: pinned(mia(), over), anyway }), { kind: 'tick' }, 60_000);
    const outcome = (state: Conversation) => (state.kind === 'ended' ? state.outcome : null);
    expect(outcome(unanswered('refused', agreedTo(true)))).toEqual({ kind: 'refused' });
    expect(outcome(unanswered('personUnanswered', agreedTo(true)))).toEqual({ kind: 'personUnanswered' });
    expect(outcome(unanswered('cannotBeAsked', agreedTo(true)))).toEqual({ kind: 'unanswered' });
    expect(outcome(unanswered(null, agreedTo(true)))).toEqual({ kind: 'unanswered' });
    expect(outcome(unanswered('refused', {}))).toEqual({ kind: 'unanswered' });
  });
});
