import { describe, expect, it } from 'vitest';
import { hasSlept } from '../../src/base/sleep-watch.ts';
import { sleptMs } from '../../src/windows/awake-clock.ts';
import { failed, fakeNative } from '../fakes/native.ts';

/** A Windows that has been on and awake for this long, in ms. */
function windows(time: { on: number | bigint; awake: number }) {
  return fakeNative({
    GetTickCount64: () => time.on,
    QueryUnbiasedInterruptTime: (buffer) => {
      if (Buffer.isBuffer(buffer)) buffer.writeBigUInt64LE(BigInt(time.awake) * 10_000n + 9_999n);
      return 1;
    },
  });
}

describe('the time spent asleep', () => {
  it('is what the clock that goes on has more than the one that stands still', () => {
    const time = { on: 100_000, awake: 100_000 };
    const slept = sleptMs(windows(time));
    expect(slept()).toBe(0);
    Object.assign(time, { on: 100_000 + 3_600_000, awake: 101_000 });
    expect(slept()).toBe(3_599_000);
  });

  it('is right for a PC that has been on for longer than 49.7 days, and where the count comes as a bigint', () => {
    expect(sleptMs(windows({ on: 2n ** 40n + 5_000n, awake: 2 ** 40 }))()).toBe(5_000);
  });

  it('may be a few ms below zero, because the two clocks tick apart', () => {
    expect(sleptMs(windows({ on: 100_000, awake: 100_016 }))()).toBe(-16);
  });

  it('is unknown where Windows does not tell', () => {
    const native = fakeNative({ GetTickCount64: () => 5, QueryUnbiasedInterruptTime: () => failed(87) });
    expect(sleptMs(native)()).toBeNull();
  });

  it('is a sleep from more than 2 s on', () => {
    const before = { at: 0, nextDue: 1000, asleep: sleptMs(windows({ on: 100_000, awake: 100_000 }))() };
    const after = (on: number) => sleptMs(windows({ on, awake: 101_000 }))();
    expect([103_000, 103_001].map((on) => hasSlept(before, 1000, after(on)))).toEqual([false, true]);
  });
});
