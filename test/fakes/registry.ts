import type { FakeFunction } from './native.ts';
import { put } from './native.ts';

/** A value of any other type than a DWORD or bytes: REG_SZ is 1, REG_EXPAND_SZ 2, REG_MULTI_SZ 7, REG_QWORD 11. */
export interface TypedValue {
  readonly type: number;
  readonly data: Buffer;
}

/** REG_MULTI_SZ: each text with its NUL, and one more NUL. */
export function multiText(...texts: readonly string[]): TypedValue {
  return { type: 7, data: Buffer.from([...texts, ''].map((text) => `${text}\0`).join(''), 'utf16le') };
}

/** REG_SZ. */
export function singleText(text: string): TypedValue {
  return { type: 1, data: Buffer.from(`${text}\0`, 'utf16le') };
}

/**
 * Answers `RegGetValueW` from a table by `key\name`: a DWORD, bytes, any other type, or Windows' error number. The
 * RRF_RT_REG_… bits are in the order of the types, except for DWORD (0x10) and QWORD (0x40).
 */
export function fakeRegistry(
  values: Readonly<Record<string, number | Buffer | TypedValue | { readonly error: number }>>,
): FakeFunction {
  return (_root, key, name, flags, type, data, length) => {
    const value = values[`${key}\\${name}`];
    if (value === undefined) return 2;
    if (typeof value === 'object' && 'error' in value) return value.error;
    const found = typed(value);
    if ((Number(flags) & bit(found.type)) === 0) return 1630;
    if (!Buffer.isBuffer(data)) throw new Error('not a buffer');
    if (Array.isArray(type)) put(type, found.type);
    put(length, found.data.copy(data));
    return 0;
  };
}

function typed(value: number | Buffer | TypedValue): TypedValue {
  if (typeof value !== 'number') return Buffer.isBuffer(value) ? { type: 3, data: value } : value;
  const data = Buffer.alloc(4);
  data.writeUInt32LE(value);
  return { type: 4, data };
}

function bit(type: number): number {
  return type === 4 ? 0x10 : type === 7 ? 0x20 : type === 11 ? 0x40 : 1 << type;
}
