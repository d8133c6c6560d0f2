import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import { LATE, within } from '../../src/base/deadline.ts';

/** Work that gives this value after this many milliseconds of real time. */
function slow<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value), ms));
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a deadline', () => {
  it('gives what the work gives in time, nothing and null too', async () => {
    const results = Promise.all([
      within(slow(999, 'done'), 1000),
      within(slow(999, null), 1000),
      within(slow(999, undefined), 1000),
    ]);
    await vi.advanceTimersByTimeAsync(999);
    expect(await results).toEqual(['done', null, undefined]);
  });

  it('gives a value of its own for work that is late', async () => {
    const result = within(slow(1001, 'done'), 1000);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await result).toBe(LATE);
  });

  it('throws what the work throws in time', async () => {
    const error = new Error('no such PC');
    await expect(within(Promise.reject(error), 1000)).rejects.toBe(error);
  });

  it('drops an error that comes later', async () => {
    const work = slow(2000, null).then(() => Promise.reject(new Error('no such PC')));
    const result = within(work, 1000);
    await vi.advanceTimersByTimeAsync(3000);
    expect(await result).toBe(LATE);
  });

  it('never calls work late that was done before, even with no time at all', async () => {
    const result = within(Promise.resolve('done'), 0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await result).toBe('done');
  });

  it('leaves no timer behind once the work is done', async () => {
    await within(Promise.resolve('done'), 1000);
    await within(Promise.reject(new Error('no such PC')), 1000).catch(() => {});
    expect(vi.getTimerCount()).toBe(0);
  });

  it('passes in the time of a clock, where there is one', async () => {
    const result = within(slow(100, 'done'), 1000, clock(30));
    await vi.advanceTimersByTimeAsync(34);
    expect(await result).toBe(LATE);
  });
});
