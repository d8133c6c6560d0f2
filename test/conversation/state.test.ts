import { describe, expect, it } from 'vitest';
import { next } from '../../src/conversation/next.ts';
import { STAGES } from '../../src/conversation/stage.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { end, isCancelable, isGroupQuestion } from '../../src/conversation/state-facts.ts';
import { ben } from '../fakes/people.ts';
import { asking, elevated, PACE, pinned, RUNNING, waiting } from '../fakes/pinned.ts';

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
