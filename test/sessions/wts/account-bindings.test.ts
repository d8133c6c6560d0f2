import { describe, expect, it } from 'vitest';
import { accountBindings } from '../../../src/sessions/wts/account-bindings.ts';
import { cStruct } from '../../fakes/c-struct.ts';
import type { FakeFunction } from '../../fakes/native.ts';
import { failed, fakeNative, put } from '../../fakes/native.ts';

/** USER_INFO_10 as lmaccess.h declares it. */
const USER_INFO_10 = cStruct([
  ['usri10_name', 'POINTER'],
  ['usri10_comment', 'POINTER'],
  ['usri10_usr_comment', 'POINTER'],
  ['usri10_full_name', 'POINTER'],
]);

const BEN = Buffer.from('010500000000000515000000010000000200000003000000ea030000', 'hex');

/** A LookupAccountNameW that finds this SID with this SID_NAME_USE. */
function found(sid: Buffer, use: number): FakeFunction {
  return (_system, _account, sidBuffer, _sidBytes, _domain, _domainUnits, useBuffer) => {
    if (!Buffer.isBuffer(sidBuffer) || !Buffer.isBuffer(useBuffer)) throw new Error('not buffers');
    sid.copy(sidBuffer);
    useBuffer.writeInt32LE(use);
    return 1;
  };
}

function bound(over: Readonly<Record<string, FakeFunction>> = {}) {
  const native = fakeNative({
    LookupAccountNameW: found(BEN, 1),
    NetUserGetInfo: () => 2221,
    NetApiBufferFree: () => 0,
    GetComputerNameW: (name, units) => {
      if (Buffer.isBuffer(name)) name.write('DESKTOP-7', 'utf16le');
      put(units, 9);
      return 1;
    },
    ...over,
  });
  return { native, bindings: accountBindings(native) };
}

describe('whose name it is', () => {
  it.each<[string, FakeFunction, string | null]>([
    ['a user’s where Windows finds one', found(BEN, 1), 'S-1-5-21-1-2-3-1002'],
    ['nobody’s where it finds a group', found(BEN, 2), 'nobody'],
    ['nobody’s where it knows that nobody has the name', () => failed(1332), 'nobody'],
    ['nobody knows where no domain controller answers', () => failed(1789), null],
    ['nobody knows where it may not be asked', () => failed(5), null],
  ])('%s', async (_, LookupAccountNameW, expected) => {
    expect(await bound({ LookupAccountNameW }).bindings.user('CORP\\anna')).toBe(expected);
  });
});

describe('the SID of an account', () => {
  it('is asked for by its name, with room for the longest there is', async () => {
    const { native, bindings } = bound();
    expect(await bindings.sid('CORP\\anna')).toBe('S-1-5-21-1-2-3-1002');
    const [system, account, sid, sidBytes, domain, domainUnits] = native.calls[0]?.args ?? [];
    expect([system, account]).toEqual([null, 'CORP\\anna']);
    expect([sid, domain].map((buffer) => Buffer.isBuffer(buffer) && buffer.length)).toEqual([68, 512]);
    expect([sidBytes, domainUnits].map((buffer) => Buffer.isBuffer(buffer) && buffer.readUInt32LE())).toEqual(
      [68, 256],
    );
  });

  it('is none where nobody has that name', async () => {
    const { bindings } = bound({ LookupAccountNameW: () => failed(1332) });
    expect(await bindings.sid('CORP\\nobody')).toBeNull();
  });

  it.each([2, 3, 4, 5, 8])('is none where the name is no user but a %i of SID_NAME_USE', async (use) => {
    const { bindings } = bound({ LookupAccountNameW: found(BEN, use) });
    expect(await bindings.sid('CORP\\staff')).toBeNull();
  });
});

describe('the full name of a local account', () => {
  function fullName(pointer: (place: (text: string) => bigint) => bigint) {
    let address = 0n;
    const { native, bindings } = bound({
      NetUserGetInfo: (_server, _user, _level, info) => {
        put(info, address);
        return 0;
      },
    });
    const place = (text: string) => native.place(Buffer.from(`${text}\0`, 'utf16le'));
    address = native.place(
      USER_INFO_10.bytes({
        usri10_name: place('ben'),
        usri10_comment: place('not this'),
        usri10_usr_comment: place('nor this'),
        usri10_full_name: pointer(place),
      }),
    );
    const freed = () =>
      native.calls.filter(({ name }) => name === 'NetApiBufferFree').map(({ args }) => args);
    return { bindings, freed, address };
  }

  it.each<[string, (place: (text: string) => bigint) => bigint, string | null]>([
    ['read', (place) => place('Ben Ox 伟'), 'Ben Ox 伟'],
    ['empty where there is none', (place) => place(''), ''],
    ['empty where there is a null pointer', () => 0n, ''],
  ])('is %s, and the memory given back', async (_, pointer, expected) => {
    const { bindings, freed, address } = fullName(pointer);
    expect(await bindings.localFullName('ben')).toBe(expected);
    expect(freed()).toEqual([[address]]);
  });

  it('is unknown where Windows does not tell it, and nothing is given back', async () => {
    const { native, bindings } = bound();
    expect(await bindings.localFullName('nobody')).toBeNull();
    expect(native.calls.map(({ name, args }) => [name, ...args])).toEqual([
      ['NetUserGetInfo', null, 'nobody', 10, [null]],
    ]);
  });

  it('gives the memory back where it cannot be read', async () => {
    const { native, bindings } = bound({
      NetUserGetInfo: (_server, _user, _level, info) => {
        put(info, 0x1n);
        return 0;
      },
    });
    await expect(bindings.localFullName('ben')).rejects.toThrow('memory');
    expect(native.calls.at(-1)).toMatchObject({ name: 'NetApiBufferFree', args: [0x1n] });
  });
});

describe("this PC's name", () => {
  it('is read up to its length', () => {
    expect(bound().bindings.computerName()).toBe('DESKTOP-7');
  });

  it('is unknown where Windows does not tell', () => {
    expect(bound({ GetComputerNameW: () => failed(5) }).bindings.computerName()).toBeNull();
  });
});
