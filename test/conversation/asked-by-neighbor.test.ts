import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event, Neighbor } from '../../src/conversation/event.ts';
import { begin, next } from '../../src/conversation/next.ts';
import type { Pinned } from '../../src/conversation/pinned.ts';
import { firstMethod, isOverNeighbor, needsOwnYes } from '../../src/conversation/pinned.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { end, overrulable } from '../../src/conversation/state-facts.ts';
import type { PersonAnswer } from '../../src/sessions/person-answer.ts';
import { anna, ben, mia } from '../fakes/people.ts';
import { asking, checkingUsage, PACE, pinned } from '../fakes/pinned.ts';
import { runs } from '../fakes/runs.ts';

/* Somebody who is there, and whose own Usher would ask them. Anna is quiet, Mia types. */

const MINUTE = 60_000;
const NEIGHBORLY: Partial<Pinned> = { mayHaveNeighbor: true };
const NO_SILENCE = { counts: false, because: 'somebodyThere' } as const;

const checked = (
  neighbor: Neighbor,
  over: Partial<Extract<Event, { kind: 'usageChecked' }>> = {},
): Event => ({
  kind: 'usageChecked',
  usage: { kind: 'unknown' },
  silence: NO_SILENCE,
  question: '2',
  neighbor,
  ...over,
});
const answers = (answer: PersonAnswer): Event => ({ kind: 'personAnswered', answer });

/** What these events lead to, each after its time in ms. */
function after(
  state: Conversation,
  ...steps: readonly (readonly [ms: number, event: Event])[]
): Conversation {
  let now = 0;
  return steps.reduce((before, [ms, event]) => {
    now += ms;
    return next(before, event, now, PACE);
  }, state);
}

/** The person is being asked since a moment. */
function asked(over: Partial<Pinned> = {}): Conversation {
  const about = pinned(mia(), { ...NEIGHBORLY, ...over });
  return after(
    checkingUsage({ pinned: about }),
    [0, checked('asks')],
    [0, { kind: 'answered', question: '2', answer: 'yes' }],
    [0, { kind: 'permission', granted: true }],
  );
}

const outcomeOf = (state: Conversation) => (state.kind === 'ended' ? state.outcome : null);

describe('a person whose own Usher asks them', () => {
  it.each(['none', 'withPermission'] as const)('takes no permission with rights %s', (rights) => {
    expect(asked({ rights })).toMatchObject({ kind: 'countingDown', person: 'waiting', endsAt: MINUTE });
  });

  it('is signed out by it after their own yes', () => {
    const state = after(asked({ rights: 'none' }), [1000, answers('yes')]);
    expect(state).toMatchObject({ kind: 'lastLook', consent: 'person', method: 0 });
  });

  it.each(['mia', 'anna'])('stays without one, if nobody else can do it: %s', (name) => {
    const session = name === 'mia' ? mia() : anna();
    const about = pinned(session, { ...NEIGHBORLY, rights: 'withPermission' });
    const waits = asked({ session, presence: about.presence, rights: 'withPermission' });
    for (const state of [
      after(waits, [1000, answers('noAnswer')]),
      after(waits, [62_000, { kind: 'tick' }]),
    ]) {
      expect(outcomeOf(state)).toEqual({ kind: 'personUnanswered' });
    }
    expect(after(waits, [1000, answers('cannotBeAsked')])).toMatchObject({
      kind: 'waiting',
      anyway: 'cannotBeAsked',
      pinned: { skipsNeighbor: true },
    });
    const nobodyElse = asked({ session, rights: 'none' });
    expect(after(nobodyElse, [1000, answers('cannotBeAsked')])).toEqual(
      end(nobodyElse, { kind: 'failed', error: { kind: 'neighborLost' } }, 1000),
    );
  });

  it('is never signed out by it on the operator’s yes alone', () => {
    const quiet = asked({ session: anna(), presence: 'quiet' });
    const state = after(quiet, [1000, answers('noAnswer')], [60_000, { kind: 'tick' }]);
    expect(state).toMatchObject({ kind: 'lastLook', consent: 'operator', method: 1 });
  });

  it('says why they stay', () => {
    const why: Event = { kind: 'personAnswered', answer: 'no', because: 'programRuns' };
    expect(outcomeOf(after(asked(), [1000, why]))).toEqual({ kind: 'refused', because: 'programRuns' });
    expect(outcomeOf(after(asked(), [1000, answers('no')]))).toStrictEqual({ kind: 'refused' });
  });

  it('cannot be overruled by an account that could not act on it', () => {
    const refused = (rights: Pinned['rights']) => after(asked({ rights }), [1000, answers('no')]);
    const reasons = (['none', 'withPermission', 'direct'] as const).map((rights) => {
      const state = refused(rights);
      return state.kind === 'ended' ? (overrulable(state)?.kind ?? null) : 'goes on';
    });
    expect(reasons).toEqual([null, 'refused', 'refused']);
  });

  it('is overruled the elevated way only', () => {
    const again = begin(pinned(mia(), { ...NEIGHBORLY, rights: 'withPermission' }), 'refused', 0);
    expect(again.pinned.skipsNeighbor).toBe(true);
    expect(firstMethod(again.pinned, 'anyway')).toBe(1);
  });
});

describe('only their own yes', () => {
  const RIGHTS = ['direct', 'withPermission', 'none'] as const;
  const needed = (presence: Pinned['presence'], theirs: Partial<Pinned>) =>
    RIGHTS.filter((rights) => needsOwnYes(pinned(ben(), { presence, rights, ...theirs })));

  it('signs out somebody who is known to be there', () => {
    expect(needed('present', {})).toEqual(RIGHTS);
    expect(needed('present', { throughNeighbor: true })).toEqual(RIGHTS);
  });

  it('signs out somebody quiet whom their own Usher alone can sign out', () => {
    expect(needed('quiet', {})).toEqual([]);
    expect(needed('quiet', { throughNeighbor: true })).toEqual(['withPermission', 'none']);
  });

  it('is not waited for where nobody is', () => {
    expect(needed('away', {})).toEqual([]);
    expect(needed('away', { throughNeighbor: true })).toEqual([]);
  });
});

describe('ten more minutes', () => {
  const later = after(asked(), [1000, answers('later')]);

  it('pass before the person is asked again, for as long as the first time', () => {
    expect(later).toMatchObject({ kind: 'countingDown', person: 'later', endsAt: 1000 + 10 * MINUTE });
    const again = after(asked(), [1000, answers('later')], [10 * MINUTE, { kind: 'tick' }]);
    expect(again).toMatchObject({ kind: 'countingDown', person: 'waiting', endsAt: 1000 + 11 * MINUTE });
  });

  it('are given once: asking for more is a no', () => {
    const twice = after(
      asked(),
      [1000, answers('later')],
      [10 * MINUTE, { kind: 'tick' }],
      [1000, answers('later')],
    );
    expect(outcomeOf(twice)).toStrictEqual({ kind: 'refused' });
  });

  it('end as soon as the operator cancels, and an answer in them is void', () => {
    expect(outcomeOf(next(later, { kind: 'canceled' }, 5 * MINUTE, PACE))).toEqual({ kind: 'canceled' });
    expect(next(later, answers('yes'), 5 * MINUTE, PACE)).toBe(later);
  });
});

describe('somebody who is being asked by somebody else', () => {
  it('is not asked twice, and the operator hears by whom', () => {
    const about = checkingUsage({ pinned: pinned(ben(), NEIGHBORLY) });
    expect(outcomeOf(after(about, [0, checked('busy', { askedBy: 'Zoe' })]))).toEqual({
      kind: 'beingAsked',
      by: 'Zoe',
    });
    expect(outcomeOf(after(about, [0, checked('busy')]))).toEqual({ kind: 'beingAsked', by: null });
  });

  it('keeps no administrator out for ever: a second question leaves the neighbor out', () => {
    const again = begin(pinned(ben(), NEIGHBORLY), 'beingAsked', 0);
    expect(again.pinned.skipsNeighbor).toBe(true);
  });
});

describe('a neighbor that answers late', () => {
  const about = pinned(ben(), { ...NEIGHBORLY, rights: 'withPermission' });
  const open = after(checkingUsage({ pinned: about }), [0, checked('late', { question: '1' })]);
  const unsaved: Event = checked('allows', {
    usage: { kind: 'told', lost: { word: 'nothing', programs: [] }, memoryBytes: null },
    silence: { counts: true },
  });

  it('is done without until it does', () => {
    expect(open).toMatchObject({ kind: 'asking', question: '1', isNeighborLate: true });
  });

  it('has the question asked anew, with what it told, and an answer to the first one is void', () => {
    const anew = after(open, [500, unsaved]);
    expect(anew).toMatchObject({
      kind: 'asking',
      question: '2',
      usage: { kind: 'told' },
      silenceEndsAt: 30_500,
      until: 60_000,
      pinned: { throughNeighbor: true },
    });
    expect(next(anew, { kind: 'answered', question: '1', answer: 'yes' }, 600, PACE)).toBe(anew);
  });

  it('gives a silence that counts its whole time, also beyond that of the first question', () => {
    const anew = next(open, unsaved, 45_000, PACE);
    expect(anew).toMatchObject({ kind: 'asking', silenceEndsAt: 75_000, until: 75_000 });
  });

  it('ends the question where somebody else asks them', () => {
    const busy = next(open, checked('busy', { askedBy: 'Zoe' }), 500, PACE);
    expect(busy).toEqual(end(open, { kind: 'beingAsked', by: 'Zoe' }, 500));
  });

  it('changes nothing as long as it is late, nor if it turns out that there is none', () => {
    const { neighbor, ...none } = checked('late') as Extract<Event, { kind: 'usageChecked' }>;
    for (const event of [checked('late'), none]) expect(next(open, event, 500, PACE)).toBe(open);
  });

  it('changes nothing once more, nor where it was not late', () => {
    const anew = after(open, [500, unsaved]);
    expect(next(anew, unsaved, 600, PACE)).toBe(anew);
    const usual = asking();
    expect(next(usual, unsaved, 600, PACE)).toBe(usual);
  });

  it('changes nothing about a whole group', () => {
    const group = { group: { id: '1', isAnybodyThere: false } };
    const member = after(checkingUsage({ pinned: { ...about, ...group } }), [0, checked('late')]);
    expect(next(member, unsaved, 600, PACE)).toBe(member);
  });
});

describe('an administrator', () => {
  it('is named on the button where the person’s own Usher would not do it', () => {
    const about = (over: Partial<Pinned>) =>
      isOverNeighbor(pinned(ben(), { ...NEIGHBORLY, rights: 'withPermission', ...over }));
    expect([
      about({}),
      about({ throughNeighbor: true }),
      about({ skipsNeighbor: true }),
      about({ rights: 'direct' }),
    ]).toEqual([true, false, false, false]);
    expect(isOverNeighbor(pinned(ben(), { rights: 'withPermission' }))).toBe(false);
  });
});

describe('whatever happens to somebody who is there', () => {
  const event: fc.Arbitrary<Event> = fc.oneof(
    fc.constantFrom<Neighbor>('answers', 'allows', 'asks', 'busy', 'late').map((each) => checked(each)),
    fc.constant<Event>({ kind: 'turn' }),
    fc.constant<Event>({ kind: 'answered', question: '2', answer: 'yes' }),
    fc.constant<Event>({ kind: 'permission', granted: true }),
    fc.constantFrom<PersonAnswer>('yes', 'no', 'later', 'noAnswer', 'cannotBeAsked').map(answers),
    fc.constant<Event>({ kind: 'tick' }),
    fc.constant<Event>({ kind: 'looked', verdict: 'same' }),
    fc.constant<Event>({ kind: 'attempted', result: { kind: 'absent' } }),
  );

  it('their own Usher is told to sign them out after their own yes only, and nobody without rights does it otherwise', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('direct', 'withPermission', 'none'),
        fc.constantFrom(mia(), anna()),
        fc.array(fc.tuple(fc.constantFrom(0, 1000, 62_000, 10 * MINUTE), event), { maxLength: 30 }),
        (rights, session, steps) => {
          let state = begin(pinned(session, { ...NEIGHBORLY, rights }), null, 0);
          let now = 0;
          let hasSaidYes = false;
          for (const [ms, each] of steps) {
            now += ms;
            const isAsked = state.kind === 'countingDown' && state.person === 'waiting';
            if (isAsked && each.kind === 'personAnswered') hasSaidYes = each.answer === 'yes';
            state = next(state, each, now, PACE);
            if (state.kind !== 'signingOut') continue;
            if (state.method === 0) expect(hasSaidYes).toBe(true);
            if (rights !== 'direct') expect([state.method, hasSaidYes]).toEqual([0, true]);
          }
        },
      ),
      { numRuns: runs(3000) },
    );
  });
});
