import { describe, expect, it } from 'vitest';
import type { PersonState } from '../../src/conversation/answers.ts';
import { countsUntil } from '../../src/conversation/counting.ts';
import { next } from '../../src/conversation/next.ts';
import type { Outcome } from '../../src/conversation/outcome.ts';
import { STAGES } from '../../src/conversation/stage.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import {
  couldNotBeAsked,
  end,
  hasMoreTime,
  isAskingPerson,
  isCancelable,
  isCertain,
  isGroupQuestion,
  isPastStopping,
  overrulable,
} from '../../src/conversation/state-facts.ts';
import { ben, mia } from '../fakes/people.ts';
import {
  asking,
  askingPerson,
  askingWithSilence,
  countingDown,
  elevated,
  PACE,
  pinned,
  RUNNING,
  verifying,
  waiting,
} from '../fakes/pinned.ts';

const CANCELED: Outcome = { kind: 'canceled' };

/** A countdown for each thing that the person may have answered. */
const COUNTING = (['waiting', 'later', 'noAnswer', 'cannotBeAsked', 'notAsked'] satisfies PersonState[]).map(
  (person) => askingPerson(mia(), { person }),
);
const HELPED = STAGES.map((stage) => elevated({ stage }));

/** All states, each with a name of its own. */
const ALL: readonly (readonly [name: string, state: Conversation])[] = [
  ...RUNNING.filter(({ kind }) => kind !== 'countingDown').map((state) => [state.kind, state] as const),
  ...COUNTING.map((state) => [`countingDown ${state.person}`, state] as const),
  ...HELPED.map((state) => [`elevated ${state.stage}`, state] as const),
  ['ended', end(waiting(), CANCELED, 0)],
];

/** The names of the states of which something is true. */
function where(isTrue: (state: Conversation) => boolean): string[] {
  return ALL.filter(([, state]) => isTrue(state)).map(([name]) => name);
}

describe('what can still be canceled', () => {
  it('is everything up to the deed, Windows’ own question too', () => {
    expect(RUNNING.filter(isCancelable).map(({ kind }) => kind)).toEqual([
      'waiting',
      'checkingUsage',
      'asking',
      'asking',
      'permitting',
      'countingDown',
      'lastLook',
    ]);
    expect(isCancelable(end(waiting(), { kind: 'canceled' }, 0))).toBe(false);
  });

  it('is what a helper has up to its deed, once', () => {
    expect(STAGES.filter((stage) => isCancelable(elevated({ stage })))).toEqual([
      'checkingUsage',
      'asking',
      'waitingForPerson',
      'personHasMoreTime',
      'countingDown',
      'countingDownUnasked',
      'lastLook',
    ]);
    expect(isCancelable(elevated({ stopped: { kind: 'canceled' } }))).toBe(false);
  });

  it('is just what a cancel stops', () => {
    for (const state of [...RUNNING, ...STAGES.map((stage) => elevated({ stage }))]) {
      const after = next(state, { kind: 'canceled' }, 1000, PACE);
      expect([state.kind, stops(after)]).toEqual([state.kind, isCancelable(state)]);
    }
  });
});

/** A running attempt is not stopped, but no second method is tried. */
function stops(after: Conversation): boolean {
  return after.kind === 'ended' || (after.kind === 'elevated' && after.stopped !== null);
}

describe('a question about a whole group', () => {
  const member = pinned(ben(), { group: { id: 'g1', isAnybodyThere: true } });

  it('has the group’s id; what is asked a second time is about one of them alone', () => {
    expect([
      isGroupQuestion(asking({ pinned: member, question: 'g1' })),
      isGroupQuestion(asking({ pinned: member, question: '7', anyway: 'cannotBeAsked' })),
      isGroupQuestion(asking({ question: '7' })),
    ]).toEqual([true, false, false]);
  });
});

describe('what a state says of the person', () => {
  it('is that they are asked now, by this Usher or by a helper', () => {
    expect(where(isAskingPerson)).toEqual(['countingDown waiting', 'elevated waitingForPerson']);
  });

  it('is that they have ten more minutes', () => {
    expect(where(hasMoreTime)).toEqual(['countingDown later', 'elevated personHasMoreTime']);
  });

  it('is that Windows did not let Usher ask them, until the operator stops it', () => {
    expect(where(couldNotBeAsked)).toEqual(['countingDown cannotBeAsked', 'elevated countingDownUnasked']);
    expect(couldNotBeAsked(elevated({ stage: 'countingDownUnasked', stopped: CANCELED }))).toBe(false);
  });
});

describe('a sign-out', () => {
  it('is certain once nobody is asked any more', () => {
    expect(where(isCertain)).toEqual([
      'lastLook',
      'signingOut',
      'verifying',
      'countingDown noAnswer',
      'countingDown cannotBeAsked',
      'countingDown notAsked',
      'elevated countingDown',
      'elevated countingDownUnasked',
      'elevated lastLook',
      'elevated signingOut',
      'elevated verifying',
    ]);
    expect(isCertain(elevated({ stopped: CANCELED }))).toBe(false);
  });

  it('is not certain where nobody knows what a lost helper did, but where their own Usher began it', () => {
    const lost = (kind: 'helperLost' | 'neighborLost') =>
      isCertain(verifying({ lost: { kind: 'failed', error: { kind } } }));
    expect([lost('helperLost'), lost('neighborLost'), isCertain(verifying({ lost: CANCELED }))]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('is past stopping while it runs, and not once it is over', () => {
    expect(where(isPastStopping)).toEqual([
      'signingOut',
      'verifying',
      'elevated signingOut',
      'elevated verifying',
    ]);
  });
});

describe('what runs down', () => {
  it('is a silence that counts, or a countdown, also a helper’s until it is stopped', () => {
    expect(
      [
        asking(),
        askingWithSilence(),
        countingDown(),
        elevated(),
        elevated({ stopped: CANCELED }),
        verifying(),
      ].map(countsUntil),
    ).toEqual([null, 30_000, 10_000, 9000, null, null]);
  });
});

describe('a second question', () => {
  const after = (outcome: Outcome, over = {}) => overrulable({ pinned: pinned(ben(), over), outcome });

  it('may overrule a person, a program, or somebody else who asks', () => {
    const may: readonly Outcome[] = [
      { kind: 'refused' },
      { kind: 'personUnanswered' },
      { kind: 'keptByProgram', programs: ['Word'] },
      { kind: 'beingAsked', by: null },
    ];
    expect(may.map((outcome) => after(outcome))).toEqual(may);
  });

  it.each<Outcome>([
    CANCELED,
    { kind: 'declined' },
    { kind: 'cameBack' },
    { kind: 'changed' },
    { kind: 'slept' },
    { kind: 'failed', error: { kind: 'protected' } },
  ])('overrules nothing after $kind', (outcome) => {
    expect(after(outcome)).toBeNull();
  });

  it('overrules nobody for a disconnect, nor where this account may not act', () => {
    expect([
      after({ kind: 'refused' }, { deed: 'disconnect' }),
      after({ kind: 'refused' }, { rights: 'none' }),
    ]).toEqual([null, null]);
  });
});
