import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeLeft, untilTimeLeftChanges } from '../../src/base/time-left.ts';

const seconds = (count: number) => ({ count, unit: 'seconds' });
const minutes = (count: number) => ({ count, unit: 'minutes' });

describe('the time left', () => {
  it.each([
    [600_000, minutes(10)],
    [599_999, minutes(10)],
    [540_000, minutes(9)],
    [90_001, minutes(2)],
    [90_000, seconds(90)],
    [60_000, seconds(60)],
    [1001, seconds(2)],
    [1000, seconds(1)],
    [1, seconds(1)],
    [0.2, seconds(1)],
    [0, null],
    [-5000, null],
  ])(
    'of %d ms is rounded up, in minutes where it is more than a minute and a half, and never 0',
    (ms, left) => {
      expect(timeLeft(ms)).toEqual(left);
    },
  );

  it('is the same until it changes, and then another, at every moment', () => {
    const ms = fc.oneof(fc.integer({ min: 1, max: 3_700_000 }), fc.integer({ min: 1, max: 200_000 }));
    fc.assert(
      fc.property(ms, fc.double({ min: 0, max: 0.99, noNaN: true }), (given, part) => {
        const change = untilTimeLeftChanges(given) ?? Number.NaN;
        expect(change).toBeGreaterThan(0);
        expect(timeLeft(given - change * part)).toEqual(timeLeft(given));
        expect(timeLeft(given - change)).not.toEqual(timeLeft(given));
      }),
    );
  });

  it('changes no more once it is over', () => {
    expect([untilTimeLeftChanges(0), untilTimeLeftChanges(-1)]).toEqual([null, null]);
  });
});
