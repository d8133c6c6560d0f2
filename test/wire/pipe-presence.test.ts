import { describe, expect, it } from 'vitest';
import { isPipeServed } from '../../src/wire/pipe-presence.ts';
import type { FakeFunction } from '../fakes/native.ts';
import { failed, fakeNative } from '../fakes/native.ts';

const ask = (answer: FakeFunction) => {
  const native = fakeNative({ WaitNamedPipeW: answer });
  return { isServed: isPipeServed(native, '\\\\.\\pipe\\usher-0'), calls: native.calls };
};

describe('A pipe', () => {
  it.each<[boolean, string, FakeFunction]>([
    [true, 'has a free end', () => 1],
    [true, 'has a free end, while some older error number stood', () => ({ value: 1, error: 2 })],
    [false, 'has no end', () => failed(2)],
    [true, 'has no free end for now', () => failed(121)],
    [true, 'is one that Windows does not tell about', () => failed(5)],
  ])('is served (%s) where it %s', (expected, _, answer) => {
    expect(ask(answer).isServed).toBe(expected);
  });

  it('is waited for as short as can be, and not opened', () => {
    expect(ask(() => 1).calls).toEqual([
      { name: 'WaitNamedPipeW', library: 'kernel32.dll', args: ['\\\\.\\pipe\\usher-0', 1] },
    ]);
  });
});
