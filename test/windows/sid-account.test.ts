import { describe, expect, it } from 'vitest';
import { isUserSid } from '../../src/windows/sid-account.ts';
import type { FakeFunction } from '../fakes/native.ts';
import { failed, fakeNative } from '../fakes/native.ts';

const found =
  (kind: number): FakeFunction =>
  (...args) => {
    const use = args.at(-1);
    if (Buffer.isBuffer(use)) use.writeInt32LE(kind);
    return 1;
  };

describe('whether a SID is a user’s', () => {
  it.each<[string, FakeFunction, boolean | null]>([
    ['it is where Windows finds a user', found(1), true],
    ['it is not where it finds a group', found(2), false],
    ['it is not where it knows that nobody has it', () => failed(1332), false],
    ['nobody knows where no domain controller answers', () => failed(1789), null],
  ])('%s', async (_, LookupAccountSidW, expected) => {
    const native = fakeNative({ LookupAccountSidW });
    expect(await isUserSid(native, 'S-1-5-21-1-2-3-1002')).toBe(expected);
    expect(native.calls[0]?.args[1]).toEqual(
      Buffer.from('010500000000000515000000010000000200000003000000ea030000', 'hex'),
    );
  });

  it('it is not where its numbers are larger than any SID has, and Windows is not asked', async () => {
    expect(await isUserSid(fakeNative({}), 'S-1-5-4294967296')).toBe(false);
  });
});
