import type { Native } from './native.ts';

/** A text value beneath HKEY_CURRENT_USER. */
export interface RegistryValue {
  readonly key: string;
  /** Empty for the key's default value. */
  readonly name: string;
  readonly type: 'string' | 'expandable';
  readonly text: string;
}

/** HKEY_CURRENT_USER, by Windows' own calls, without a child process. */
export interface Registry {
  /** The text as it was written, with its %VARIABLES%; null if it is missing or cannot be read. */
  read(key: string, name: string): string | null;
  /** Creates the key if it is missing. @returns Windows' error number, 0 for success */
  write(value: RegistryValue): number;
  /** A REG_BINARY value; null if it is missing or cannot be read. */
  bytes(key: string, name: string): Buffer | null;
  writeBytes(key: string, name: string, data: Buffer): number;
}

/** HKEY_CURRENT_USER and HKEY_LOCAL_MACHINE, which are negative 32-bit numbers in place of a pointer. */
const CURRENT_USER = -0x7fffffff;
const LOCAL_MACHINE = -0x7ffffffe;

const TYPES = { string: 1, expandable: 2, binary: 3 } as const;

/** RRF_RT_REG_SZ, RRF_RT_REG_EXPAND_SZ, RRF_NOEXPAND. */
const TEXT_AS_WRITTEN = 0x2 | 0x4 | 0x10000000;
const RT_REG_BINARY = 0x8;
const RT_REG_DWORD = 0x10;
/** RRF_RT_ANY, RRF_NOEXPAND. */
const ANY_AS_WRITTEN = 0xffff | 0x10000000;
const SUBKEY_WOW6464KEY = 0x10000;

const ERROR_FILE_NOT_FOUND = 2;

/** The longest value that is read here, in bytes. A longer one is not read. */
const LONGEST = 65_536;

export function registry(native: Native): Registry {
  const getValue = valueGetter(native);
  const setValue = native.declare<[number, string, string, number, Buffer, number], number>(
    'advapi32.dll',
    'int __stdcall RegSetKeyValueW(intptr_t root, const char16_t *key, const char16_t *name, uint32_t type, void *data, uint32_t bytes)',
  );
  return {
    read: (key, name) => foundText(getValue(CURRENT_USER, key, name, TEXT_AS_WRITTEN)),
    write({ key, name, type, text }) {
      const data = Buffer.from(`${text}\0`, 'utf16le');
      return setValue.call(CURRENT_USER, key, name, TYPES[type], data, data.length).value;
    },
    bytes: (key, name) => found(getValue(CURRENT_USER, key, name, RT_REG_BINARY)),
    writeBytes: (key, name, data) =>
      setValue.call(CURRENT_USER, key, name, TYPES.binary, data, data.length).value,
  };
}

/** The answer about one value. `none` is certain; `failed` is any other error of Windows. */
export type RegistryAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly error: number }
  | { readonly kind: 'found'; readonly type: FoundType; readonly data: Buffer };

/** REG_SZ, REG_MULTI_SZ, REG_DWORD, and the rest. */
export type FoundType = 'text' | 'texts' | 'number' | 'other';

const FOUND: ReadonlyMap<number, FoundType> = new Map([
  [1, 'text'],
  [4, 'number'],
  [7, 'texts'],
]);

/** Reads HKEY_LOCAL_MACHINE. Null if there is no value of that type, or if it cannot be read. */
export interface MachineRegistry {
  /** The text as it was written, with its %VARIABLES%. */
  text(key: string, name: string): string | null;
  /** A DWORD, from 0 to 2^32 - 1. */
  number(key: string, name: string): number | null;
  /** A REG_BINARY value of at most 64 KiB. */
  bytes(key: string, name: string): Buffer | null;
  /** The value of any type. One of more than 64 KiB is `failed`. */
  value(key: string, name: string): RegistryAnswer;
}

/** Reads the values of 64-bit Windows, so that every program on this PC sees the same. */
export function machineRegistry(native: Native): MachineRegistry {
  const getValue = valueGetter(native);
  const value = (key: string, name: string, types: number) =>
    getValue(LOCAL_MACHINE, key, name, types | SUBKEY_WOW6464KEY);
  return {
    text: (key, name) => foundText(value(key, name, TEXT_AS_WRITTEN)),
    number(key, name) {
      const data = found(value(key, name, RT_REG_DWORD));
      return data?.length === 4 ? data.readUInt32LE() : null;
    },
    bytes: (key, name) => found(value(key, name, RT_REG_BINARY)),
    value: (key, name) => getValue(LOCAL_MACHINE, key, name, ANY_AS_WRITTEN | SUBKEY_WOW6464KEY, [0]),
  };
}

/** @param type receives the value's type; left out if it does not matter */
type ValueGetter = (
  root: number,
  key: string,
  name: string,
  flags: number,
  type?: [number],
) => RegistryAnswer;

/** https://learn.microsoft.com/windows/win32/api/winreg/nf-winreg-reggetvaluew */
function valueGetter(native: Native): ValueGetter {
  const getValue = native.declare<
    [number, string, string, number, [number] | null, Buffer, [number]],
    number
  >(
    'advapi32.dll',
    'int __stdcall RegGetValueW(intptr_t root, const char16_t *key, const char16_t *name, uint32_t flags, _Out_ uint32_t *type, void *data, _Inout_ uint32_t *bytes)',
  );
  return (root, key, name, flags, type) => {
    const data = Buffer.alloc(LONGEST);
    const bytes: [number] = [LONGEST];
    const { value: error } = getValue.call(root, key, name, flags, type ?? null, data, bytes);
    if (error === ERROR_FILE_NOT_FOUND) return { kind: 'none' };
    if (error !== 0) return { kind: 'failed', error };
    return { kind: 'found', type: FOUND.get(type?.[0] ?? 0) ?? 'other', data: data.subarray(0, bytes[0]) };
  };
}

function found(answer: RegistryAnswer): Buffer | null {
  return answer.kind === 'found' ? answer.data : null;
}

function foundText(answer: RegistryAnswer): string | null {
  return answer.kind === 'found' ? textOf(answer.data) : null;
}

/** The text of a REG_SZ. RegGetValueW always ends it with a NUL and counts the NUL. */
export function textOf(data: Buffer): string {
  return data.toString('utf16le', 0, Math.max(0, data.length - 2));
}

/** The texts of a REG_MULTI_SZ. Each ends with a NUL, and one more NUL follows the last. */
export function textsOf(data: Buffer): readonly string[] {
  return data
    .toString('utf16le')
    .split('\0')
    .filter((text) => text !== '');
}
