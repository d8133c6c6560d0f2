import { describe, expect, it } from 'vitest';
import { storyClock } from '../../../src/start/demo/story-clock.ts';

const SPEED = 1000;

/** Resolves at that moment of the story with the clock's time. */
function moment(time: ReturnType<typeof storyClock>, ms: number): Promise<number> {
  return new Promise((resolve) => {
    time.after(ms, () => resolve(time.now()));
  });
}

describe('The clock of a story', () => {
  it('calls back in the order of the moments, at each moment itself', async () => {
    const time = storyClock(SPEED);
    const order: number[] = [];
    await Promise.all([25_000, 5, 300, 0].map((ms) => moment(time, ms).then((now) => order.push(now))));
    expect(order).toEqual([0, 5, 300, 25_000]);
  });

  it('counts from the moment at which it is asked', async () => {
    const time = storyClock(SPEED);
    await moment(time, 700);
    expect([await moment(time, 50), time.now()]).toEqual([750, 750]);
  });

  it('calls nobody back who canceled', async () => {
    const time = storyClock(SPEED);
    const called: string[] = [];
    const cancel = time.after(10, () => called.push('canceled'));
    time.after(10, () => called.push('kept'));
    cancel();
    await moment(time, 1000);
    expect(called).toEqual(['kept']);
  });

  it('stands still while there is work, however long that takes', async () => {
    const time = storyClock(SPEED);
    const called: number[] = [];
    time.after(10, () => called.push(10));
    await time.holdFor(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect([called, time.now()]).toEqual([[], 0]);
    await moment(time, 10);
    expect(called).toEqual([10]);
    await expect(time.holdFor(() => Promise.reject(new Error('no program')))).rejects.toThrow('no program');
    expect(await moment(time, 10)).toBe(20);
  });
});
