import { describe, expect, it } from 'vitest';
import { registry } from '../../src/windows/registry.ts';
import type { FakeFunction } from './fake-native.ts';
import { fakeNative, put } from './fake-native.ts';

const HKEY_CURRENT_USER = -2147483647;

/** A registry with one value of so many bytes. */
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
