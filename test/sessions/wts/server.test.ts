import { describe, expect, it } from 'vitest';
import { openServer } from '../../../src/sessions/wts/server.ts';
import type { FakeFunction } from '../../fakes/native.ts';
import { failed, fakeNative } from '../../fakes/native.ts';

const SERVER = 0x77n;

function windows(over: Readonly<Record<string, FakeFunction>> = {}) {
  return fakeNative({ WTSOpenServerExW: () => SERVER, WTSCloseServer: () => undefined, ...over });
}

describe('another PC', () => {
  it('is opened by its name and closed by its handle', async () => {
    const native = windows();
    const { server, close } = await openServer(native, 'SERVER-1');
    expect(server).toBe(SERVER);
    close();
    expect(native.calls).toEqual([
      { name: 'WTSOpenServerExW', library: 'wtsapi32.dll', args: ['SERVER-1'] },
      { name: 'WTSCloseServer', library: 'wtsapi32.dll', args: [SERVER] },
    ]);
  });

  it.each([
    [null, 5, 'accessDenied'],
    [0n, 7045, 'accessDenied'],
    [0n, 1722, 'unavailable'],
    [null, 0, 'unavailable'],
  ])('that is not opened (%s, error %i) is %s, and never this one', async (handle, code, kind) => {
    const native = windows({ WTSOpenServerExW: () => failed(code, handle) });
    await expect(openServer(native, 'SERVER-1')).rejects.toMatchObject({
      name: 'SessionError',
      kind,
      code,
      message: `WTSOpenServerExW failed with error ${code}`,
    });
    expect(native.calls.map(({ name }) => name)).toEqual(['WTSOpenServerExW']);
  });

  it('is not opened where this Windows could not close it', async () => {
    const native = fakeNative({ WTSOpenServerExW: () => SERVER });
    await expect(openServer(native, 'SERVER-1')).rejects.toThrow('wtsapi32.dll has no WTSCloseServer');
    expect(native.calls).toEqual([]);
  });
});
