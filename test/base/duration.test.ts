import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duration } from '../../src/base/duration.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('a duration', () => {
  it.each([
    [0, { days: 0, hours: 0, minutes: 0 }],
    [59_999, { days: 0, hours: 0, minutes: 0 }],
    [MINUTE, { days: 0, hours: 0, minutes: 1 }],
    [HOUR - 1, { days: 0, hours: 0, minutes: 59 }],
    [HOUR, { days: 0, hours: 1, minutes: 0 }],
    [HOUR + 4 * MINUTE, { days: 0, hours: 1, minutes: 0 }],
    [HOUR + 5 * MINUTE, { days: 0, hours: 1, minutes: 5 }],
    [2 * HOUR + 14 * MINUTE, { days: 0, hours: 2, minutes: 10 }],
    [DAY - 1, { days: 0, hours: 23, minutes: 55 }],
    [DAY, { days: 1, hours: 0, minutes: 0 }],
    [DAY + HOUR + 59 * MINUTE, { days: 1, hours: 1, minutes: 0 }],
    [90 * DAY, { days: 90, hours: 0, minutes: 0 }],
  ])('of %i ms is shown as %o', (ms, expected) => {
    expect(duration(ms)).toEqual(expected);
  });

  it('below zero is zero', () => {
    expect(duration(-1)).toEqual({ days: 0, hours: 0, minutes: 0 });
  });

  it('is never longer than the truth, and at most as much shorter as its step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * DAY }), (ms) => {
        const { days, hours, minutes } = duration(ms);
        const shown = days * DAY + hours * HOUR + minutes * MINUTE;
        const step = ms < HOUR ? MINUTE : ms < DAY ? 5 * MINUTE : HOUR;
        expect(shown).toBeLessThanOrEqual(ms);
        expect(ms - shown).toBeLessThan(step);
      }),
    );
  });
});
