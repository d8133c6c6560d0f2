import { describe, expect, it } from 'vitest';
import { isElevated } from '../../src/windows/elevation.ts';
import type { FakeFunction } from './fake-native.ts';
import { failed, fakeNative, put } from './fake-native.ts';

const PROCESS = 0xffffffffffffffffn;
const TOKEN = 0x1d4n;

/** Windows whose token answers this DWORD. */
function windows(elevation: number, over: Readonly<Record<string, FakeFunction>> = {}) {
  return fakeNative({
    GetCurrentProcess: () => PROCESS,
    OpenProcessToken: (_process, _access, token) => {
      put(token, TOKEN);
      return 1;
    },
    GetTokenInformation: (_token, _info, buffer) => {
      if (Buffer.isBuffer(buffer)) buffer.writeUInt32LE(elevation);
      return 1;
    },
    CloseHandle: () => 1,
    ...over,
  });
}

describe('elevation', () => {
  it.each([
    [0, false],
    [1, true],
  ])('is read from the own token: %i is %s', (value, expected) => {
    const native = windows(value);
    expect(isElevated(native)).toBe(expected);
    expect(native.calls.map(({ name, args }) => [name, ...args.slice(0, 2)])).toEqual([
      ['GetCurrentProcess'],
      ['OpenProcessToken', PROCESS, 8],
      ['GetTokenInformation', TOKEN, 20],
      ['CloseHandle', TOKEN],
    ]);
  });

  it('is none where the token cannot be opened', () => {
    const native = windows(1, { OpenProcessToken: () => failed(5) });
    expect([isElevated(native), native.calls.length]).toEqual([false, 2]);
  });

  it('is none where the token does not tell, and the token is closed', () => {
    const native = windows(1, { GetTokenInformation: () => failed(87) });
    expect([isElevated(native), native.calls.at(-1)?.name]).toEqual([false, 'CloseHandle']);
  });
});
