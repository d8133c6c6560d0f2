import type { FakeFunction } from './fake-native.ts';
import { put } from './fake-native.ts';

/** Answers `RegGetValueW` from a table: a DWORD or bytes by `key\name`. */
export function fakeRegistry(values: Readonly<Record<string, number | Buffer>>): FakeFunction {
  return (_root, key, name, flags, _type, data, length) => {
    const value = values[`${key}\\${name}`];
    const type = typeof value === 'number' ? 0x10 : 0x8;
    if (value === undefined) return 2;
    if ((Number(flags) & type) === 0) return 1630;
    if (!Buffer.isBuffer(data)) throw new Error('not a buffer');
    put(length, typeof value === 'number' ? data.writeUInt32LE(value) : value.copy(data));
    return 0;
  };
}
