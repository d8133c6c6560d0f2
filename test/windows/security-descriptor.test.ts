import { describe, expect, it } from 'vitest';
import { folderSddl, objectOwner, sddlOf } from '../../src/windows/security-descriptor.ts';
import type { FakeFunction, FakeNative } from '../fakes/native.ts';
import { failed, fakeNative, put } from '../fakes/native.ts';
import { BEN } from '../fakes/sids.ts';
import { sidBytes } from '../fakes/token.ts';

const DESCRIPTOR = 0x5d_0000n;
const SDDL = 'O:BAD:(A;;FA;;;BA)';

/** Windows that turns any descriptor into one text. */
function windows(over: Readonly<Record<string, FakeFunction>> = {}): FakeNative {
  const native: FakeNative = fakeNative({
    GetNamedSecurityInfoW: (...args) => {
      put(args.at(-1), DESCRIPTOR);
      return 0;
    },
    ConvertSecurityDescriptorToStringSecurityDescriptorW: (_descriptor, _revision, _info, text) => {
      put(text, native.place(Buffer.from(`${SDDL}\0`, 'utf16le')));
      return 1;
    },
    RtlValidRelativeSecurityDescriptor: () => 1,
    LocalFree: () => null,
    ...over,
  });
  return native;
}

const called = (native: FakeNative, name: string) =>
  native.calls.filter((call) => call.name === name).map(({ args }) => args);

describe('the security of a folder', () => {
  it('is asked for by its path: the owner and the DACL', () => {
    const native = windows();
    expect(folderSddl(native, 'C:\\usher')).toBe(SDDL);
    expect(called(native, 'GetNamedSecurityInfoW')[0]?.slice(0, 7)).toEqual([
      'C:\\usher',
      1,
      5,
      null,
      null,
      null,
      null,
    ]);
    expect(called(native, 'ConvertSecurityDescriptorToStringSecurityDescriptorW')[0]?.slice(0, 3)).toEqual([
      DESCRIPTOR,
      1,
      5,
    ]);
  });

  it('is given back to Windows, descriptor and text', () => {
    const native = windows();
    folderSddl(native, 'C:\\usher');
    expect(called(native, 'LocalFree')).toEqual([[0x10_000n], [DESCRIPTOR]]);
  });

  it('is unknown where it cannot be read, and nothing is given back', () => {
    const native = windows({ GetNamedSecurityInfoW: () => 2 });
    expect([folderSddl(native, 'C:\\nowhere'), called(native, 'LocalFree')]).toEqual([null, []]);
  });

  it('is unknown where it cannot be written as text, and the descriptor is given back', () => {
    const native = windows({ ConvertSecurityDescriptorToStringSecurityDescriptorW: () => failed(1305) });
    expect([folderSddl(native, 'C:\\usher'), called(native, 'LocalFree')]).toEqual([null, [[DESCRIPTOR]]]);
  });

  it('is unknown where Windows says yes and gives nothing', () => {
    const native = windows({ GetNamedSecurityInfoW: () => 0 });
    expect([folderSddl(native, 'C:\\usher'), called(native, 'LocalFree')]).toEqual([null, []]);
  });
});

describe('a descriptor in bytes', () => {
  const bytes = Buffer.alloc(48, 1);

  it('is checked as a whole before it is read', () => {
    const native = windows();
    expect(sddlOf(native, bytes)).toBe(SDDL);
    expect(called(native, 'RtlValidRelativeSecurityDescriptor')).toEqual([[bytes, 48, 4]]);
    expect(called(native, 'ConvertSecurityDescriptorToStringSecurityDescriptorW')[0]?.[0]).toBe(bytes);
    expect(called(native, 'LocalFree')).toEqual([[0x10_000n]]);
  });

  it.each([
    ['Windows takes it for none', bytes, 0],
    ['it is too short for one', Buffer.alloc(19), 1],
    ['it is empty', Buffer.alloc(0), 1],
  ])('is never read where %s', (_, given, valid) => {
    const native = windows({ RtlValidRelativeSecurityDescriptor: () => valid });
    expect(sddlOf(native, given)).toBeNull();
    expect(called(native, 'ConvertSecurityDescriptorToStringSecurityDescriptorW')).toEqual([]);
  });
});

describe('the owner of an open object', () => {
  const PIPE = 0x44n;

  /** Windows that says this of the owner, with a SID of that length in bytes. */
  function owned(sid: Buffer | null, length = sid?.length ?? 0, error = 0): FakeNative {
    const native: FakeNative = windows({
      GetSecurityInfo(_handle, _type, _info, owner, _group, _dacl, _sacl, descriptor) {
        if (sid !== null) put(owner, native.place(sid));
        put(descriptor, DESCRIPTOR);
        return error;
      },
      GetLengthSid: () => length,
    });
    return native;
  }

  it('is a SID, read before the descriptor is given back', () => {
    const native = owned(sidBytes(BEN));
    expect(objectOwner(native, PIPE)).toBe(BEN);
    expect(called(native, 'GetSecurityInfo')[0]?.slice(0, 3)).toEqual([PIPE, 6, 1]);
    expect(native.calls.map(({ name }) => name)).toEqual(['GetSecurityInfo', 'GetLengthSid', 'LocalFree']);
    expect(called(native, 'LocalFree')).toEqual([[DESCRIPTOR]]);
  });

  it.each([
    ['Windows refuses', owned(sidBytes(BEN), undefined, 5)],
    ['it has none', owned(null)],
    ['its SID is longer than any', owned(sidBytes(BEN), 69)],
  ])('is unknown where %s', (_, native) => {
    expect(objectOwner(native, PIPE)).toBeNull();
  });
});
