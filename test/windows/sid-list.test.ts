import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sidList } from '../../src/windows/sid-list.ts';
import { cStruct } from '../fakes/c-struct.ts';
import { fakeNative } from '../fakes/native.ts';

/** SID_AND_ATTRIBUTES as winnt.h declares it. */
const SID_AND_ATTRIBUTES = cStruct([
  ['Sid', 'POINTER'],
  ['Attributes', 'DWORD'],
]);

const BEN = Buffer.from('010500000000000515000000010000000200000003000000ea030000', 'hex');
const EVERYONE = Buffer.from('010100000000000100000000', 'hex');
const MEMORY = 0x10_000n;

/** Two entries followed by their SIDs, at the address where the fake puts the first buffer. */
function twoSids(everyone = MEMORY + 60n): Buffer {
  return Buffer.concat([
    SID_AND_ATTRIBUTES.bytes({ Sid: MEMORY + 32n, Attributes: 0 }),
    SID_AND_ATTRIBUTES.bytes({ Sid: everyone, Attributes: 7 }),
    BEN,
    EVERYONE,
  ]);
}

describe('a list of SIDs', () => {
  it('has each with its attributes', () => {
    expect(sidList(fakeNative({}), twoSids(), 0, 2)).toEqual([
      { sid: 'S-1-5-21-1-2-3-1002', attributes: 0 },
      { sid: 'S-1-1-0', attributes: 7 },
    ]);
  });

  it('may begin anywhere and be empty', () => {
    expect(sidList(fakeNative({}), Buffer.alloc(8), 8, 0)).toEqual([]);
  });

  it.each([
    ['longer than the buffer', twoSids(), 1_000_000],
    ['pointing behind the buffer', twoSids(MEMORY + 0x500n), 2],
    ['pointing before the buffer', twoSids(MEMORY - 4n), 2],
    ['pointing nowhere', twoSids(0n), 2],
    ['pointing at a SID that is cut off', twoSids().subarray(0, -1), 2],
  ])('is unknown where it is %s', (_, buffer, count) => {
    expect(sidList(fakeNative({}), buffer, 0, count)).toBeNull();
  });

  it('is a list or unknown, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(0xffffffff), (bytes, count) => {
        const list = sidList(fakeNative({}), Buffer.from(bytes), 0, count);
        expect(list?.length ?? count).toBe(count);
      }),
    );
  });
});
