import type { Native } from './native.ts';

const CURRENT_USER = -0x7fffffff;
const KEY_READ = 0x20019;

const ERROR_FILE_NOT_FOUND = 2;
const ERROR_NO_MORE_ITEMS = 259;

/** The longest name of a value, in UTF-16 units with its NUL. A key's name is shorter. */
const LONGEST = 16_384;

/** No key that is read here holds this many names. A larger one is not read whole. */
const MOST = 10_000;

/** What a key beneath HKEY_CURRENT_USER holds. */
export interface KeyNames {
  readonly values: readonly string[];
  readonly keys: readonly string[];
}

/**
 * The names in a key beneath HKEY_CURRENT_USER; none if the key does not exist.
 * https://learn.microsoft.com/windows/win32/api/winreg/nf-winreg-regenumvaluew
 *
 * @returns null if they cannot all be read
 * @throws Error if this Windows lacks one of the functions
 */
export function keyNames(native: Native, path: string): KeyNames | null {
  const open = native.declare<[number, string, number, number, [bigint | null]], number>(
    'advapi32.dll',
    'int __stdcall RegOpenKeyExW(intptr_t root, const char16_t *key, uint32_t options, uint32_t access, _Out_ void **opened)',
  );
  const close = native.declare<[bigint], number>('advapi32.dll', 'int __stdcall RegCloseKey(void *key)');
  const opened: [bigint | null] = [null];
  const { value: error } = open.call(CURRENT_USER, path, 0, KEY_READ, opened);
  if (error === ERROR_FILE_NOT_FOUND) return { values: [], keys: [] };
  const [key] = opened;
  if (error !== 0 || key === null) return null;
  try {
    const values = enumerated(native, 'RegEnumValueW', key);
    const keys = enumerated(native, 'RegEnumKeyExW', key);
    return values === null || keys === null ? null : { values, keys };
  } finally {
    close.call(key);
  }
}

/** Both functions take the same arguments. Only the name is requested. */
function enumerated(
  native: Native,
  name: 'RegEnumValueW' | 'RegEnumKeyExW',
  key: bigint,
): readonly string[] | null {
  const next = native.declare<[bigint, number, Buffer, [number], null, null, null, null], number>(
    'advapi32.dll',
    `int __stdcall ${name}(void *key, uint32_t index, void *name, _Inout_ uint32_t *units, void *reserved, void *a, void *b, void *c)`,
  );
  const names: string[] = [];
  const buffer = Buffer.alloc(LONGEST * 2);
  while (names.length < MOST) {
    const units: [number] = [LONGEST];
    const { value: error } = next.call(key, names.length, buffer, units, null, null, null, null);
    if (error === ERROR_NO_MORE_ITEMS) return names;
    if (error !== 0) return null;
    names.push(buffer.toString('utf16le', 0, units[0] * 2));
  }
  return null;
}
