import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/windows/native.ts';
import { isOnlyInstance } from '../../src/windows/single-instance.ts';
import type { FakeNative } from '../fakes/native.ts';
import { failed, put } from '../fakes/native.ts';
import { TOKEN, windowsWith } from '../fakes/token.ts';

const KAI = 'S-1-5-21-1-2-3-1001';
const FOUND: Answer = { value: 0x80n, error: 183 };

/** Kai's Windows. @param label of the mutex; null if it cannot be read */
function windows(answer: Answer, label: string | null): FakeNative {
  const native: FakeNative = windowsWith(new Map([[TOKEN, { user: KAI, groups: [] }]]), {
    CreateMutexW: () => answer,
    GetSecurityInfo: (_handle, type, info, ...out) => {
      if (label === null || type !== 6 || info !== 0x10) return 5;
      put(out.at(-1), 1n);
      return 0;
    },
    ConvertSecurityDescriptorToStringSecurityDescriptorW: (_descriptor, _revision, info, out) => {
      put(out, info === 0x10 ? native.place(Buffer.from(`${label}\0`, 'utf16le')) : null);
      return 1;
    },
    LocalFree: () => null,
  });
  return native;
}

describe('the only Usher of this session', () => {
  it.each<[boolean, string, Answer]>([
    [true, 'made the mutex', { value: 0x80n, error: 0 }],
    [true, 'made the mutex while some older error number stood', { value: 0x80n, error: 2 }],
    [false, 'found the mutex there', FOUND],
    [false, 'may not open it, because another one is elevated', failed(5, null)],
    [true, 'goes on where Windows makes no mutex at all', failed(8, null)],
  ])('is %s for one that %s', (expected, _, answer) => {
    const native = windows(answer, '');
    expect(isOnlyInstance(native)).toBe(expected);
    const made = native.calls.filter(({ name }) => name === 'CreateMutexW');
    expect(made.map(({ args }) => args)).toEqual([[null, 0, `Local\\Usher-${KAI}`]]);
  });

  it.each([
    ['S:(ML;;NW;;;LW)', true],
    ['S:(ML;;NW;;;S-1-16-4096)', true],
    ['S:(ML;;NWNRNX;;;S-1-16-0)', true],
    ['S:(ML;;NW;;;ME)', false],
    ['S:(ML;;NW;;;HI)', false],
    ['', false],
    [null, false],
  ])('goes on where a sandboxed program took its name, and only there: %s', (label, expected) => {
    expect(isOnlyInstance(windows(FOUND, label))).toBe(expected);
  });
});
