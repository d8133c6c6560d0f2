import { describe, expect, it } from 'vitest';
import type { Stage } from '../../../src/conversation/stage.ts';
import type { Conversation } from '../../../src/conversation/state.ts';
import { end } from '../../../src/conversation/state-facts.ts';
import { accountedFor, leftMs, stageOf } from '../../../src/elevation/server/report.ts';
import type { HistoryEvent } from '../../../src/history/history.ts';
import { mia } from '../../fakes/people.ts';
import {
  asking,
  askingPerson,
  checkingUsage,
  countingDown,
  elevated,
  lastLooking,
  permitting,
  signingOut,
  verifying,
  waiting,
} from '../../fakes/pinned.ts';

describe('what a helper reports of its own conversation', () => {
  it.each<[Stage | null, Conversation]>([
    ['checkingUsage', waiting()],
    ['asking', waiting({ anyway: 'refused' })],
    ['checkingUsage', checkingUsage()],
    ['asking', asking()],
    ['waitingForPerson', askingPerson(mia())],
    ['personHasMoreTime', askingPerson(mia(), { person: 'later' })],
    ['countingDownUnasked', askingPerson(mia(), { person: 'cannotBeAsked' })],
    ['countingDown', askingPerson(mia(), { person: 'noAnswer' })],
    ['countingDown', countingDown()],
    ['lastLook', lastLooking()],
    ['signingOut', signingOut()],
    ['verifying', verifying()],
    // A helper asks nobody for permission, and its end is told another way.
    [null, permitting()],
    [null, elevated()],
    [null, end(waiting(), { kind: 'canceled' }, 0)],
  ])('is %s', (stage, state) => {
    expect(stageOf(state)).toBe(stage);
  });

  it('has the whole milliseconds that its countdown still takes, never less than none', () => {
    const left = (now: number) => leftMs(countingDown({ endsAt: 10_000 }), now);
    expect([0, 0.4, 9999.6, 10_000, 10_001].map(left)).toEqual([10_000, 10_000, 0, 0, 0]);
    expect([waiting(), asking(), lastLooking()].map((state) => leftMs(state, 0))).toEqual([null, null, null]);
  });

  it.each<HistoryEvent>([
    { event: 'countdown', consent: 'operator', asked: true },
    { event: 'personAnswered', answer: 'no' },
    { event: 'lastLook', consent: 'anyway', method: 0 },
    { event: 'signingOut', consent: 'anyway', method: 1 },
    { event: 'attempt', result: 'done', code: null },
  ])('accounts for what only it did: $event', (event) => {
    expect(accountedFor(event)).toEqual(event);
  });

  it.each<HistoryEvent>([
    { event: 'clicked', anyway: null },
    { event: 'answered', answer: 'yes' },
    { event: 'permission', answer: 'yes' },
    { event: 'canceled' },
    { event: 'ended', outcome: 'signedOut', error: null },
    { event: 'note', note: 'left' },
    { event: 'letIn', result: 'shown', code: null },
  ])('leaves the rest to the tray: $event', (event) => {
    expect(accountedFor(event)).toBeNull();
  });
});
