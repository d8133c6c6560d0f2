import { describe, expect, it } from 'vitest';
import type { Helped } from '../../src/conversation/helped.ts';
import { STAGES } from '../../src/conversation/helped.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { end, isCancelable, questionId } from '../../src/conversation/state.ts';
import { next } from '../../src/sign-out.ts';
import { anna, ben } from '../people.ts';
import { asking, PACE, pinned, RUNNING, WORD_OPEN, waiting } from '../pinned.ts';

const helped = (over: Partial<Helped> = {}): Helped => ({
  kind: 'helped',
  pinned: pinned(),
  anyway: null,
  usage: WORD_OPEN,
  stage: 'countingDown',
  endsAt: 9000,
  answered: null,
  stopped: null,
  ...over,
});

describe('what can still be canceled', () => {
  it('is everything up to the deed, Windows’ own question too', () => {
    expect(RUNNING.filter(isCancelable).map(({ kind }) => kind)).toEqual([
      'waiting',
      'weighing',
      'asking',
      'asking',
      'permitting',
      'countingDown',
      'lastLook',
    ]);
    expect(isCancelable(end(waiting(), { kind: 'canceled' }, 0))).toBe(false);
  });

  it('is what a helper has up to its deed, once', () => {
    expect(STAGES.filter((stage) => isCancelable(helped({ stage })))).toEqual([
      'weighing',
      'waitingForPerson',
      'countingDown',
      'countingDownUnasked',
      'lastLook',
    ]);
    expect(isCancelable(helped({ stopped: { kind: 'canceled' } }))).toBe(false);
  });

  it('is just what a cancel stops', () => {
    for (const state of [...RUNNING, ...STAGES.map((stage) => helped({ stage }))]) {
      const after = next(state, { kind: 'canceled' }, 1000, PACE);
      expect([state.kind, stops(after)]).toEqual([state.kind, isCancelable(state)]);
    }
  });
});

/** A deed that runs is not stopped, though a second way is not tried any more. */
function stops(after: Conversation): boolean {
  return after.kind === 'ready' || (after.kind === 'helped' && after.stopped !== null);
}

describe('the name of a question', () => {
  const helper = (question: string) => ({ question, usage: WORD_OPEN });
  const grouped = (id: number) => pinned(anna(), { group: { id, isAnybodyThere: true } });

  it('is another one for each question that can stand', () => {
    const names = [
      asking(),
      asking({ anyway: 'refused' }),
      asking({ pinned: pinned(ben(), { conversation: 2 }) }),
      asking({ helper: helper('1') }),
      asking({ helper: helper('2') }),
      asking({ pinned: grouped(1) }),
      asking({ pinned: grouped(2) }),
      asking({ pinned: grouped(1), helper: helper('1'), anyway: 'refused' }),
    ].map(questionId);
    expect(names.slice(0, 7)).toEqual([...new Set(names.slice(0, 7))]);
  });

  it('is one for all of a group', () => {
    const [first, second] = [grouped(1), { ...grouped(1), conversation: 2 }];
    expect(questionId(asking({ pinned: first }))).toEqual(questionId(asking({ pinned: second })));
  });
});
