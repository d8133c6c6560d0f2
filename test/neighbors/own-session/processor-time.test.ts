import { describe, expect, it } from 'vitest';
import type { TimeReading } from '../../../src/neighbors/own-session/processor-time.ts';
import { ProcessorTimes, shareOf, timeReading } from '../../../src/neighbors/own-session/processor-time.ts';
import { ran } from './fake-own-session.ts';

const reading = (at: number): TimeReading => ({ at, used: new Map() });

/** Which of the readings at these moments is the one to compare with, at the moment `now`. */
function before(moments: readonly number[], now: number): number | null {
  const times = new ProcessorTimes();
  for (const at of moments) times.add(reading(at));
  return times.before(now)?.at ?? null;
}

describe('the processor times that are kept', () => {
  it('are read again after half a minute, and not before', () => {
    const times = new ProcessorTimes();
    expect(times.isDue(0)).toBe(true);
    times.add(reading(0));
    expect([29_999, 30_000].map((now) => times.isDue(now))).toEqual([false, true]);
    times.add(reading(30_000));
    expect([59_999, 60_000].map((now) => times.isDue(now))).toEqual([false, true]);
  });

  it('are compared with those of about a minute ago', () => {
    expect(before([0, 30_000, 60_000], 90_000)).toBe(30_000);
    expect(before([0, 30_000, 60_000], 115_000)).toBe(60_000);
    expect(before([0, 30_000], 60_000)).toBe(0);
    // Two that are equally near: the older one.
    expect(before([0, 40_000], 80_000)).toBe(0);
  });

  it('are compared with none that is too near or too long ago', () => {
    expect(before([], 60_000)).toBeNull();
    expect([999, 1000].map((now) => before([0], now))).toEqual([null, 0]);
    expect([150_000, 150_001].map((now) => before([0], now))).toEqual([0, null]);
    expect(before([90_000], 0)).toBeNull();
  });

  it('are forgotten once they are too long ago', () => {
    // Only a clock that runs back could ask for them.
    expect(before([0, 150_000], 60_000)).toBe(0);
    expect(before([0, 150_001], 60_000)).toBeNull();
  });
});

describe('the share of one core', () => {
  const process = (cpuMs: number) => ran(7, 'render.exe', { cpuMs });
  const at = (now: number, cpuMs: number) => timeReading([process(cpuMs)], now) ?? reading(now);

  it('is what a process used between two readings', () => {
    expect(shareOf(process(900), at(1000, 300), at(3000, 900))).toBe(0.3);
  });

  it('is all that it used where it was not there before, and none where it is not there', () => {
    expect(shareOf(process(900), reading(1000), at(3000, 900))).toBe(0.45);
    expect(shareOf(process(900), reading(1000), reading(3000))).toBe(0);
  });

  it('is unknown where Windows does not tell the time of one of them', () => {
    expect(timeReading([process(1), ran(8, 'a.exe', { cpuMs: null })], 0)).toBeNull();
    expect(timeReading([process(1), ran(8, 'a.exe', { cpuMs: 2 })], 5)).toEqual({
      at: 5,
      used: new Map([
        ['7 1', 1],
        ['8 1', 2],
      ]),
    });
  });
});
