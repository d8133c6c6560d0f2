import { describe, expect, it } from 'vitest';
import { hasSlept } from '../../src/base/sleep-watch.ts';

/** A beat at one second, the next one due a second later. */
const beat = { at: 1000, nextDue: 2000, asleep: 500 };
const untold = { ...beat, asleep: null };

describe('a sleep', () => {
  it.each([
    ['a beat that comes 15 seconds late', beat, 17_000, 500],
    ['a beat that comes 15 seconds late where Windows tells nothing', untold, 17_000, null],
    ['more than two seconds asleep by Windows’ own count', beat, 2000, 2501],
  ])('is seen in %s', (_, before, at, asleep) => {
    expect(hasSlept(before, at, asleep)).toEqual(true);
  });

  it.each([
    ['a beat on time', beat, 2000, 500],
    ['a beat that is early', beat, 1500, 500],
    ['a beat that is late as on a busy PC', beat, 16_999, 500],
    ['two seconds asleep by Windows’ own count', beat, 2000, 2500],
    ['a count that is not told any more', beat, 2000, null],
    ['a count that is told only now', untold, 2000, 3_600_000],
  ])('is not seen in %s', (_, before, at, asleep) => {
    expect(hasSlept(before, at, asleep)).toEqual(false);
  });
});
