import { describe, expect, it } from 'vitest';
import { machineRegistry, registry } from '../../src/windows/registry.ts';
import type { FakeFunction } from '../fakes/native.ts';
import { fakeNative, put } from '../fakes/native.ts';

const HKEY_CURRENT_USER = -2147483647;
const HKEY_LOCAL_MACHINE = -2147483646;

/** A registry with one value of these bytes. */
function holding(bytes: Buffer): Readonly<Record<string, FakeFunction>> {
  return {
    RegSetKeyValueW: () => 0,
    RegGetValueW: (_root, _key, _name, _flags, _type, data, length) => {
      if (Buffer.isBuffer(data)) bytes.copy(data);
      put(length, bytes.length);
      return 0;
    },
  };
}

describe('reading a value', () => {
  it('has its text without the NUL', () => {
    const native = fakeNative(holding(Buffer.from('%TEMP%\\伟\0', 'utf16le')));
    expect(registry(native).read('Software\\Usher', 'Path')).toBe('%TEMP%\\伟');
  });

  it('asks for text of either kind, as it was written', () => {
    const native = fakeNative(holding(Buffer.from('\0', 'utf16le')));
    expect(registry(native).read('Software\\Usher', '')).toBe('');
    expect(native.calls[0]?.args.slice(0, 5)).toEqual([
      HKEY_CURRENT_USER,
      'Software\\Usher',
      '',
      0x10000006,
      null,
    ]);
  });

  it.each([
    ['there is none', 2],
    ['it is a number', 1630],
    ['it is longer than any of ours', 234],
  ])('has nothing where %s', (_, error) => {
    const native = fakeNative({ RegGetValueW: () => error, RegSetKeyValueW: () => 0 });
    expect(registry(native).read('Software\\Usher', 'Path')).toBeNull();
  });

  it('has an empty text where Windows gave no bytes at all', () => {
    expect(registry(fakeNative(holding(Buffer.alloc(0)))).read('Software\\Usher', 'Path')).toBe('');
  });
});

describe('writing a value', () => {
  it.each([
    ['string', 1],
    ['expandable', 2],
  ] as const)('writes a %s with its NUL and its length in bytes', (type, number) => {
    const native = fakeNative(holding(Buffer.alloc(0)));
    const value = { key: 'Software\\Usher', name: 'Path', type, text: 'é伟' };
    expect(registry(native).write(value)).toBe(0);
    const data = Buffer.from('é伟\0', 'utf16le');
    expect(native.calls.map(({ args }) => args)).toEqual([
      [HKEY_CURRENT_USER, 'Software\\Usher', 'Path', number, data, 6],
    ]);
  });

  it('tells why Windows did not take it', () => {
    const native = fakeNative({ RegGetValueW: () => 2, RegSetKeyValueW: () => 5 });
    const value = { key: 'Software\\Usher', name: '', type: 'string', text: '' } as const;
    expect(registry(native).write(value)).toBe(5);
  });
});

describe('reading a value of the whole PC', () => {
  const KEY = 'SOFTWARE\\Microsoft';

  it.each([
    ['text', 0x10010006],
    ['number', 0x10010],
    ['bytes', 0x10008],
  ] as const)('asks for %s and for nothing else, as 64-bit programs see it', (kind, flags) => {
    const native = fakeNative(holding(Buffer.alloc(4)));
    machineRegistry(native)[kind](KEY, 'Name');
    expect(native.calls.map(({ args }) => args.slice(0, 5))).toEqual([
      [HKEY_LOCAL_MACHINE, KEY, 'Name', flags, null],
    ]);
  });

  it('has its text without the NUL, its number without a sign and its bytes as they are', () => {
    const machine = (bytes: Buffer) => machineRegistry(fakeNative(holding(bytes)));
    expect(machine(Buffer.from('Windows 11\0', 'utf16le')).text(KEY, '')).toBe('Windows 11');
    expect(machine(Buffer.from([0xff, 0xff, 0xff, 0xff])).number(KEY, '')).toBe(0xffffffff);
    expect(machine(Buffer.from([1, 0, 4])).bytes(KEY, '')).toEqual(Buffer.from([1, 0, 4]));
  });

  it.each([
    ['there is none', 2],
    ['it may not be read', 5],
    ['it is of another type', 1630],
    ['it is longer than any of ours', 234],
  ])('has nothing where %s', (_, error) => {
    const machine = machineRegistry(fakeNative({ RegGetValueW: () => error }));
    expect([machine.text(KEY, ''), machine.number(KEY, ''), machine.bytes(KEY, '')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('has no number where Windows gave another count of bytes than a DWORD has', () => {
    expect(machineRegistry(fakeNative(holding(Buffer.alloc(3)))).number(KEY, '')).toBeNull();
  });
});
