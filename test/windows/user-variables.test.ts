import { describe, expect, it } from 'vitest';
import { isOnNetworkDrive } from '../../src/windows/drive-type.ts';
import { userVariables } from '../../src/windows/user-variables.ts';
import { fakeNative, put } from '../fakes/native.ts';

type Keys = Readonly<
  Record<string, { readonly values: readonly string[]; readonly keys?: readonly string[] }>
>;

/** HKEY_CURRENT_USER as a table of keys. @param broken the answers instead of names */
function registryOf(keys: Keys, broken: Readonly<Record<string, number>> = {}) {
  const opened: string[] = [];
  const closed: bigint[] = [];
  const enumerate =
    (what: 'values' | 'keys', name: string) =>
    (...args: unknown[]) => {
      const [key, index, buffer, units] = args as [bigint, number, Buffer, [number]];
      const path = opened[Number(key) - 1] ?? '';
      if (broken[name] !== undefined) return broken[name];
      const found = keys[path]?.[what]?.[index];
      if (found === undefined) return 259;
      put(units, buffer.write(found, 'utf16le') / 2);
      return 0;
    };
  const native = fakeNative({
    RegOpenKeyExW: (_root, path, _options, _access, out) => {
      if (broken[`open ${path}`] !== undefined) return broken[`open ${path}`];
      if (keys[String(path)] === undefined) return 2;
      opened.push(String(path));
      put(out, BigInt(opened.length));
      return 0;
    },
    RegEnumValueW: enumerate('values', 'RegEnumValueW'),
    RegEnumKeyExW: enumerate('keys', 'RegEnumKeyExW'),
    RegCloseKey: (key) => {
      closed.push(key as bigint);
      return 0;
    },
  });
  return { native, opened, closed };
}

const USUAL: Keys = {
  Environment: { values: ['Path', 'TEMP', 'ÜBER'] },
  'Volatile Environment': { values: ['APPDATA'], keys: ['1', '3'] },
  'Volatile Environment\\1': { values: ['SESSIONNAME'] },
  'Volatile Environment\\3': { values: ['NODE_OPTIONS'] },
};

describe("a user's own variables", () => {
  it('are those of the account and of each of its sessions', () => {
    const { native, opened, closed } = registryOf(USUAL);
    expect(userVariables(native)).toEqual(['Path', 'TEMP', 'ÜBER', 'APPDATA', 'SESSIONNAME', 'NODE_OPTIONS']);
    expect(closed).toEqual(opened.map((_, index) => BigInt(index + 1)));
  });

  it('are none where there is no such key', () => {
    expect(userVariables(registryOf({}).native)).toEqual([]);
  });

  it.each([
    ['a key is refused', { 'open Environment': 5 }],
    ["a session's key is refused", { 'open Volatile Environment\\3': 5 }],
    ['values cannot be enumerated', { RegEnumValueW: 6 }],
    ['a name is longer than any can be', { RegEnumValueW: 234 }],
    ['keys cannot be enumerated', { RegEnumKeyExW: 5 }],
    ['they never end', { RegEnumValueW: 0 }],
  ])('are unknown where %s', (_, broken) => {
    expect(userVariables(registryOf(USUAL, broken).native)).toBeNull();
  });
});

describe('a network drive', () => {
  it.each([
    ['Z:\\usher\\usher.cjs', 4, 'Z:\\', true],
    ['\\\\srv\\share\\usher\\usher.cjs', 4, '\\\\srv\\share\\', true],
    ['C:\\usher\\usher.cjs', 3, 'C:\\', false],
    ['Q:\\usher\\usher.cjs', 1, 'Q:\\', null],
    ['Q:\\usher\\usher.cjs', 0, 'Q:\\', null],
  ] as const)('holds %s where its type is %i', (file, type, root, expected) => {
    const native = fakeNative({ GetDriveTypeW: () => type });
    expect(isOnNetworkDrive(native, file)).toBe(expected);
    expect(native.calls.map(({ args }) => args)).toEqual([[root]]);
  });
});
