import { describe, expect, it } from 'vitest';
import { openInNewConsole, startAsAdministrator } from '../../src/windows/shell-execute.ts';
import { cStruct } from '../fakes/c-struct.ts';
import { failed, fakeNative } from '../fakes/native.ts';

/** SHELLEXECUTEINFOW as shellapi.h declares it. */
const INFO = cStruct([
  ['cbSize', 'DWORD'],
  ['fMask', 'DWORD'],
  ['hwnd', 'POINTER'],
  ['lpVerb', 'POINTER'],
  ['lpFile', 'POINTER'],
  ['lpParameters', 'POINTER'],
  ['lpDirectory', 'POINTER'],
  ['nShow', 'LONG'],
  ['hInstApp', 'POINTER'],
  ['lpIDList', 'POINTER'],
  ['lpClass', 'POINTER'],
  ['hkeyClass', 'POINTER'],
  ['dwHotKey', 'DWORD'],
  ['hIcon', 'POINTER'],
  ['hProcess', 'POINTER'],
]);

const NODE = 'C:\\usher\\node.exe';

describe('a new console', () => {
  it('is opened by the verb open, without any box of Windows if that fails', async () => {
    const seen: unknown[] = [];
    const native = fakeNative({
      ShellExecuteExW: (info) => {
        if (!Buffer.isBuffer(info)) throw new Error('not a structure');
        const number = (field: string) => info.readUInt32LE(INFO.offset(field));
        const pointer = (field: string) => info.readBigUInt64LE(INFO.offset(field));
        seen.push(['cbSize', 'fMask', 'nShow'].map(number));
        seen.push(
          ['lpVerb', 'lpFile', 'lpParameters', 'lpDirectory'].map((field) => native.text(pointer(field))),
        );
        seen.push(['hwnd', 'hInstApp', 'lpIDList', 'lpClass', 'hProcess'].map(pointer));
        return 1;
      },
    });
    expect(await openInNewConsole(native, NODE, ['C:\\usher\\usher.cjs', '--terminal'])).toBe(0);
    expect(seen).toEqual([
      [INFO.size, 0x500, 1],
      ['open', NODE, '"C:\\usher\\usher.cjs" "--terminal"', 'C:\\Windows\\System32'],
      [0n, 0n, 0n, 0n, 0n],
    ]);
    expect(INFO.size).toBe(112);
  });

  it('tells why it could not be opened', async () => {
    const native = fakeNative({ ShellExecuteExW: () => failed(2) });
    expect(await openInNewConsole(native, NODE, [])).toBe(2);
  });
});

describe('a start as an administrator', () => {
  it('is asked of Windows by the verb runas, for the window that asks, and shows no window of its own', () => {
    const seen: unknown[] = [];
    const native = fakeNative({
      CoInitializeEx: () => 0,
      ShellExecuteExW: (info) => {
        if (!Buffer.isBuffer(info)) throw new Error('not a structure');
        const pointer = (field: string) => info.readBigUInt64LE(INFO.offset(field));
        seen.push(native.text(pointer('lpVerb')), native.text(pointer('lpFile')));
        seen.push(native.text(pointer('lpParameters')), native.text(pointer('lpDirectory')), pointer('hwnd'));
        seen.push(info.readUInt32LE(INFO.offset('nShow')));
        return 1;
      },
    });
    expect(startAsAdministrator(native, NODE, ['C:\\usher\\usher.cjs', '--helper'], 0x1234n)).toBe(0);
    expect(seen).toEqual([
      'runas',
      NODE,
      '"C:\\usher\\usher.cjs" "--helper"',
      'C:\\Windows\\System32',
      0x1234n,
      0,
    ]);
    // On this thread, which is in an apartment for the shell: COINIT_APARTMENTTHREADED, COINIT_DISABLE_OLE1DDE.
    expect(native.calls.map(({ library, name, args }) => [library, name, args.slice(0, 2)])).toEqual([
      ['ole32.dll', 'CoInitializeEx', [null, 0x6]],
      ['shell32.dll', 'ShellExecuteExW', [expect.any(Buffer)]],
    ]);
  });

  it.each([1223, 5])('tells why it could not be started: %i', (error) => {
    // RPC_E_CHANGED_MODE: another apartment does as well.
    const native = fakeNative({
      CoInitializeEx: () => 0x8001_0106 | 0,
      ShellExecuteExW: () => failed(error),
    });
    expect(startAsAdministrator(native, NODE, [], 0n)).toBe(error);
  });
});
