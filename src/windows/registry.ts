import type { Native } from '../native.ts';

/** A text value beneath HKEY_CURRENT_USER. */
export interface RegistryValue {
  readonly key: string;
  /** Empty for the key's default value. */
  readonly name: string;
  readonly type: 'string' | 'expandable';
  readonly text: string;
}

/** HKEY_CURRENT_USER, by Windows' own calls: no child process. */
export interface Registry {
  /** The text as it was written, with its %VARIABLES%; null where there is none or it cannot be read. */
  read(key: string, name: string): string | null;
  /** Makes the key where it is missing. @returns Windows' error number, 0 for success */
  write(value: RegistryValue): number;
}

/** HKEY_CURRENT_USER: a negative 32-bit number in a pointer's place. */
const CURRENT_USER = -0x7fffffff;

const TYPES = { string: 1, expandable: 2 } as const;

/** RRF_RT_REG_SZ, RRF_RT_REG_EXPAND_SZ, RRF_NOEXPAND. */
const TEXT_AS_WRITTEN = 0x2 | 0x4 | 0x10000000;

/** More than any value of ours is long, in bytes; a longer one differs from ours anyway. */
const LONGEST = 65_536;

/** https://learn.microsoft.com/windows/win32/api/winreg/nf-winreg-reggetvaluew */
export function registry(native: Native): Registry {
  const getValue = native.declare<[number, string, string, number, null, Buffer, [number]], number>(
    'advapi32.dll',
    'int __stdcall RegGetValueW(intptr_t root, const char16_t *key, const char16_t *name, uint32_t flags, void *type, void *data, _Inout_ uint32_t *bytes)',
  );
  const setValue = native.declare<[number, string, string, number, Buffer, number], number>(
    'advapi32.dll',
    'int __stdcall RegSetKeyValueW(intptr_t root, const char16_t *key, const char16_t *name, uint32_t type, void *data, uint32_t bytes)',
  );
  return {
    read(key, name) {
      const data = Buffer.alloc(LONGEST);
      const bytes: [number] = [LONGEST];
      const { value } = getValue.call(CURRENT_USER, key, name, TEXT_AS_WRITTEN, null, data, bytes);
      // Always NUL-terminated, and the NUL is counted.
      return value === 0 ? data.toString('utf16le', 0, Math.max(0, bytes[0] - 2)) : null;
    },
    write({ key, name, type, text }) {
      const data = Buffer.from(`${text}\0`, 'utf16le');
      return setValue.call(CURRENT_USER, key, name, TYPES[type], data, data.length).value;
    },
  };
}
