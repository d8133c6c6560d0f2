import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/native.ts';
import { isOnlyInstance } from '../../src/windows/single-instance.ts';
import { failed, fakeNative } from './fake-native.ts';

describe('the only Usher of this session', () => {
  it.each<[boolean, string, Answer]>([
    [true, 'made the mutex', { value: 0x80n, error: 0 }],
    [true, 'made the mutex while some older error number stood', { value: 0x80n, error: 2 }],
    [false, 'found the mutex there', { value: 0x80n, error: 183 }],
    [false, 'may not open it, because another one is elevated', failed(5, null)],
    [true, 'goes on where Windows makes no mutex at all', failed(8, null)],
  ])('is %s for one that %s', (expected, _, answer) => {
    const native = fakeNative({ CreateMutexW: () => answer });
    expect(isOnlyInstance(native)).toBe(expected);
    expect(native.calls.map(({ args }) => args)).toEqual([[null, 0, 'Local\\Usher']]);
  });
});
