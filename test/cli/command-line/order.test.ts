import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/cli/command-line/order.ts';
import { beginsAnyway, isAnswered, orderedTimings } from '../../../src/cli/command-line/order.ts';
import type { AnywayReason } from '../../../src/conversation/answers.ts';
import { DEFAULT_SETTINGS, timings } from '../../../src/settings/settings.ts';

const USUAL = timings(DEFAULT_SETTINGS);
const order = (over: Partial<Order> = {}): Order => ({
  yes: false,
  anyway: false,
  countdown: null,
  reason: null,
  ...over,
});
/** The countdowns in seconds: for somebody away, for somebody there. */
const seconds = (over: Partial<Order>, isHelped = false) => {
  const { away, there } = orderedTimings(order(over), USUAL, isHelped);
  return [away / 1000, there / 1000];
};

describe('the countdown', () => {
  it('is the settings’ where none was ordered', () => {
    expect(orderedTimings(order({ anyway: true }), USUAL, false)).toEqual(USUAL);
  });

  it('can be longer for everybody', () => {
    expect(seconds({ countdown: 300 })).toEqual([300, 300]);
  });

  it('is a minute at least for whoever is there, and shorter only with --anyway', () => {
    expect(seconds({ countdown: 0 })).toEqual([0, 60]);
    expect(seconds({ countdown: 0, anyway: true })).toEqual([0, 0]);
    expect(seconds({ countdown: 20, anyway: true })).toEqual([20, 20]);
  });

  it('is never shorter than this PC’s policy makes it, not even with --anyway', () => {
    const policy = { leastAwayMs: 20_000, leastThereMs: 90_000 };
    const { away, there } = orderedTimings(order({ countdown: 0, anyway: true }), USUAL, false, policy);
    expect([away, there]).toEqual([20_000, 90_000]);
  });

  it('is never shorter than the elevated helper allows', () => {
    expect(seconds({ countdown: 0, anyway: true }, true)).toEqual([5, 60]);
  });

  it('of nothing asks nobody: whoever is there is told', () => {
    const none = { ...USUAL, there: 0 };
    expect([
      beginsAnyway({ presence: 'present', rights: 'direct' }, none, false),
      beginsAnyway({ presence: 'quiet', rights: 'direct' }, none, false),
      beginsAnyway({ presence: 'away', rights: 'direct' }, none, false),
      beginsAnyway({ presence: 'present', rights: 'direct' }, USUAL, false),
    ]).toEqual(['ordered', 'ordered', null, null]);
  });

  it.each([
    ['told', 'direct', 'ordered'],
    ['asked all the same', 'withPermission', null],
  ] as const)(
    'finds whoever was asked a short while ago %s by an account of rights %s',
    (_, rights, begun) => {
      expect(beginsAnyway({ presence: 'present', rights }, USUAL, true)).toBe(begun);
      expect(beginsAnyway({ presence: 'away', rights }, USUAL, true)).toBeNull();
    },
  );
});

describe('a question', () => {
  it('to the operator is answered by --yes, and by nothing else', () => {
    expect(isAnswered(null, order({ yes: true }))).toBe(true);
    expect(isAnswered('ordered', order({ yes: true }))).toBe(true);
    expect(isAnswered(null, order({ anyway: true }))).toBe(false);
    expect(isAnswered('ordered', order({ anyway: true }))).toBe(false);
  });

  it.each<[string, AnywayReason]>([
    ['a refusal', 'refused'],
    ['no answer', 'personUnanswered'],
    ['somebody who cannot be asked', 'cannotBeAsked'],
  ])('about %s came up later, so it takes --anyway', (_, question) => {
    expect(isAnswered(question, order({ yes: true }))).toBe(false);
    expect(isAnswered(question, order({ anyway: true }))).toBe(true);
  });
});
