import { describe, expect, it } from 'vitest';
import { ownInput } from '../../src/windows/own-input.ts';
import { failed, fakeNative } from '../fakes/native.ts';

/** A Windows with this tick count, whose last input was at that count of 32 bits. */
function windows(ticks: number | bigint, input: number) {
  return fakeNative({
    GetTickCount64: () => ticks,
    GetLastInputInfo: (info) => {
      if (!Buffer.isBuffer(info)) return 0;
      expect([info.length, info.readUInt32LE(0)]).toEqual([8, 8]);
      info.writeUInt32LE(input, 4);
      return 1;
    },
  });
}

describe('the time since the last input', () => {
  it.each([
    ['is the time between the two counts', 100_000, 40_000, 60_000],
    ['is none right after an input', 100_000, 100_000, 0],
    ['is none for an input between the two calls', 100_000, 100_016, 0],
    ['is right where the count began again between the two', 2n ** 32n + 1_000n, 2 ** 32 - 4_000, 5_000],
    ['is right on a PC that has been on for years', 2n ** 36n + 70_000n, 10_000, 60_000],
  ])('%s', (_, ticks, input, expected) => {
    expect(ownInput(windows(ticks, input))()).toBe(expected);
  });

  it('is unknown where Windows does not tell', () => {
    expect(ownInput(fakeNative({ GetTickCount64: () => 5, GetLastInputInfo: () => failed(5) }))()).toBeNull();
  });
});
