import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/conversation/event.ts';
import { begin, next } from '../../src/conversation/next.ts';
import type { Pinned } from '../../src/conversation/pinned.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { overrulable } from '../../src/conversation/state-facts.ts';
import { attempt } from '../../src/engine/deed.ts';
import type { Deed } from '../../src/sessions/deed.ts';
import { verdictOn } from '../../src/sessions/deed.ts';
import type { Verdict } from '../../src/sessions/last-look.ts';
import type { PersonAnswer } from '../../src/sessions/person-answer.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { DisconnectResult } from '../../src/sessions/session-host.ts';
import { UNKNOWN_USAGE } from '../../src/sessions/usage.ts';
import { fakeHost } from '../fakes/host.ts';
import { anna, ben, kai, mia } from '../fakes/people.ts';
import { asking, PACE, pinned, signingOut, verifying } from '../fakes/pinned.ts';
import { runs } from '../fakes/runs.ts';

/** Anna is connected by Remote Desktop. */
const remote = (over: Partial<Pinned> = {}, session: Session = anna()) =>
  pinned(session, { deed: 'disconnect', methods: 1, mayDisconnect: true, ...over });

const CHECKED: Event = {
  kind: 'usageChecked',
  usage: UNKNOWN_USAGE,
  silence: { counts: false, because: 'onlyDisconnects' },
  question: '1',
};

function after(events: readonly (readonly [at: number, event: Event])[], given = remote()): Conversation {
  return events.reduce<Conversation>(
    (state, [now, event]) => next(state, event, now, PACE),
    begin(given, null, 0),
  );
}

const YES: readonly (readonly [number, Event])[] = [
  [0, { kind: 'turn' }],
  [0, CHECKED],
  [0, { kind: 'answered', question: '1', answer: 'yes' }],
  [0, { kind: 'permission', granted: true }],
];

describe('a disconnect', () => {
  it('asks the operator, then the person, looks again, and is done once a listing says so', () => {
    const asked = after(YES);
    expect(asked).toMatchObject({ kind: 'countingDown', person: 'waiting', endsAt: 60_000 });
    const done = after([
      ...YES,
      [8000, { kind: 'personAnswered', answer: 'yes' }],
      [8000, { kind: 'looked', verdict: 'same' }],
      [8000, { kind: 'attempted', result: { kind: 'done' } }],
      [8500, { kind: 'seen', verdict: 'disconnected' }],
    ]);
    expect(done).toMatchObject({ kind: 'ended', outcome: { kind: 'disconnected' } });
  });

  it('counts down 10 seconds for somebody whose screen is locked, and asks nobody there', () => {
    expect(after(YES, remote({}, mia({ locked: true, protocol: 'remote' })))).toMatchObject({
      kind: 'countingDown',
      person: 'notAsked',
      endsAt: 10_000,
    });
  });

  it.each<[PersonAnswer, string]>([
    ['no', 'refused'],
    ['noAnswer', 'personUnanswered'],
  ])('stops where the person answers %s, and nothing overrules that', (answer, outcome) => {
    const state = after([...YES, [1000, { kind: 'personAnswered', answer }]], remote({}, mia()));
    expect(state).toMatchObject({ kind: 'ended', outcome: { kind: outcome } });
    expect(state.kind === 'ended' && overrulable(state)).toBeNull();
  });

  it('goes on by the operator’s yes where Windows cannot ask the person, because nothing is lost', () => {
    expect(after([...YES, [0, { kind: 'personAnswered', answer: 'cannotBeAsked' }]])).toMatchObject({
      kind: 'countingDown',
      person: 'cannotBeAsked',
      endsAt: 60_000,
    });
  });

  it('needs no second yes, also for somebody typing whom Windows cannot ask', () => {
    const asked = remote({}, mia({ protocol: 'remote' }));
    expect(after([...YES, [0, { kind: 'personAnswered', answer: 'cannotBeAsked' }]], asked)).toMatchObject({
      kind: 'countingDown',
      person: 'cannotBeAsked',
    });
  });

  it('is not called off by a listing that shows it', () => {
    const state = signingOut({ pinned: remote() });
    expect(next(state, { kind: 'seen', verdict: 'disconnected' }, 0, PACE)).toBe(state);
  });

  it.each<[string, Pinned, object]>([
    ['who is disconnected already', remote({}, ben()), { kind: 'alreadyDisconnected' }],
    [
      'who sits at the PC itself',
      pinned(anna(), { deed: 'disconnect' }),
      { kind: 'failed', error: { kind: 'cannotDisconnect' } },
    ],
    [
      'whom this account may not touch',
      remote({ rights: 'none' }),
      { kind: 'failed', error: { kind: 'noRights' } },
    ],
  ])('ends at once for somebody %s', (_, given, outcome) => {
    expect(begin(given, null, 0)).toMatchObject({ kind: 'ended', outcome });
  });

  it('was not Usher’s doing where they disconnect meanwhile, or sign out', () => {
    expect(after([...YES, [1, { kind: 'seen', verdict: 'disconnected' }]])).toMatchObject({
      outcome: { kind: 'alreadyDisconnected' },
    });
    const state = next(verifying({ pinned: remote() }), { kind: 'seen', verdict: 'gone' }, 0, PACE);
    expect(state).toMatchObject({ outcome: { kind: 'alreadyGone' } });
  });

  it('forgets every way to sign the person out', () => {
    const state = begin(
      remote({ mayHaveNeighbor: true, throughNeighbor: true, skipsNeighbor: true }),
      null,
      0,
    );
    expect(state.pinned).toEqual(remote());
  });
});

describe('a question about a sign-out that a disconnect answers', () => {
  const question = (over: Partial<Pinned> = {}) =>
    asking({ pinned: pinned(anna(), { mayDisconnect: true, mayHaveNeighbor: true, ...over }) });
  const answer: Event = { kind: 'answered', question: '1', answer: 'disconnect' };

  it('goes on as a disconnect, with that yes', () => {
    const state = next(question(), answer, 0, PACE);
    expect(state).toMatchObject({ kind: 'permitting', anyway: null, silenceEndsAt: null });
    expect(state.pinned).toEqual(remote());
  });

  it.each<[string, ReturnType<typeof asking>]>([
    ['they are not connected by Remote Desktop', asking()],
    ['this account may only ask their own Usher', question({ rights: 'none', throughNeighbor: true })],
    ['several people are asked about', question({ group: { id: '1', isAnybodyThere: true } })],
    ['it is a second question', { ...question(), anyway: 'refused' }],
  ])('stays open where %s', (_, state) => {
    expect(next(state, answer, 0, PACE)).toBe(state);
  });
});

describe('what a listing says of a disconnect', () => {
  const left = anna({ state: 'disconnected', stationName: '' });

  it('is that it has worked, where the same sign-in is disconnected', () => {
    expect(verdictOn('disconnect', anna(), [kai(), left])).toBe('disconnected');
    expect(verdictOn('signOut', anna(), [kai(), left])).toBe('inputSince');
  });

  it('never is for another sign-in, nor where the operator’s own session is missing', () => {
    expect(verdictOn('disconnect', anna(), [kai(), { ...left, logonTime: 1 }])).toBe('changed');
    expect(verdictOn('disconnect', anna(), [left])).toBe('operatorLeft');
  });
});

const VERDICTS: readonly Verdict[] = [
  'operatorLeft',
  'gone',
  'unreadable',
  'changed',
  'cameBack',
  'inputSince',
  'disconnected',
  'same',
];

const RESULTS: readonly DisconnectResult[] = [
  { kind: 'done' },
  { kind: 'slow' },
  { kind: 'absent' },
  { kind: 'stopped', because: 'changed' },
  { kind: 'failed', code: 5, accessDenied: true },
];

const verdict = fc.constantFrom(...VERDICTS);
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.constant<Event>({ kind: 'turn' }),
  fc.constant<Event>(CHECKED),
  fc.record({
    kind: fc.constant('answered' as const),
    question: fc.constant('1'),
    answer: fc.constantFrom('yes', 'yes', 'no', 'disconnect'),
  }),
  fc.record({ kind: fc.constant('permission' as const), granted: fc.boolean() }),
  fc.record({
    kind: fc.constant('personAnswered' as const),
    answer: fc.constantFrom<PersonAnswer>('yes', 'no', 'later', 'noAnswer', 'cannotBeAsked'),
  }),
  fc.record({ kind: fc.constantFrom('looked' as const, 'seen' as const), verdict }),
  fc.record({ kind: fc.constant('attempted' as const), result: fc.constantFrom(...RESULTS) }),
  fc.constant<Event>({ kind: 'helper', report: { kind: 'lost' } }),
  fc.constant<Event>({ kind: 'canceled' }),
  fc.constant<Event>({ kind: 'tick' }),
);
const steps = fc.array(fc.tuple(fc.constantFrom(0, 1000, 30_000, 62_000), event), {
  minLength: 4,
  maxLength: 30,
});
const anybody = fc
  .record({
    session: fc.constantFrom(ben(), anna(), anna({ locked: true }), mia({ protocol: 'remote' })),
    deed: fc.constantFrom<Deed>('signOut', 'disconnect'),
    rights: fc.constantFrom('direct' as const, 'withPermission' as const),
  })
  .map(({ session, ...over }) => pinned(session, { mayDisconnect: true, ...over }));

describe('whatever happens', () => {
  it('a disconnect stays one, signs nobody out, and only says so where a listing did', () => {
    fc.assert(
      fc.property(anybody, steps, (given, events) => {
        let state = begin(given, null, 0);
        let now = 0;
        for (const [wait, each] of events) {
          now += wait;
          const before = state;
          state = next(state, each, now, PACE);
          if (before.pinned.deed === 'disconnect') expect(state.pinned.deed).toBe('disconnect');
          if (state.kind !== 'ended' || before.kind === 'ended') continue;
          const { outcome } = state;
          if (state.pinned.deed === 'disconnect') expect(outcome.kind).not.toBe('signedOut');
          else expect(outcome.kind).not.toBe('disconnected');
          if (outcome.kind !== 'disconnected') continue;
          expect([before.kind, 'verdict' in each && each.verdict]).toEqual(['verifying', 'disconnected']);
        }
      }),
      { numRuns: runs(1000) },
    );
  });

  it('no way to sign anybody out is ever used for a disconnect, nor the other way round', async () => {
    await fc.assert(
      fc.asyncProperty(anybody, fc.integer({ min: 0, max: 3 }), async (given, method) => {
        const disconnected: number[] = [];
        const pc = fakeHost([kai(), given.session], {
          disconnecting: {
            describe: () => '',
            async disconnect({ sessionId }) {
              disconnected.push(sessionId);
              return { kind: 'done' };
            },
          },
        });
        await attempt(signingOut({ pinned: given, method }), pc.host);
        if (given.deed === 'disconnect')
          expect([pc.done, disconnected]).toEqual([[], [given.session.sessionId]]);
        else expect(disconnected).toEqual([]);
      }),
      { numRuns: runs(200) },
    );
  });

  it('a host without a way to disconnect does nothing at all', async () => {
    const pc = fakeHost([kai(), anna()]);
    expect([await attempt(signingOut({ pinned: remote() }), pc.host), pc.done]).toEqual([
      { kind: 'absent' },
      [],
    ]);
  });
});
