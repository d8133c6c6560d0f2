import { describe, expect, it } from 'vitest';
import { askLast, politeExit } from '../../src/windows/exit-windows.ts';
import { failed, fakeNative } from '../fakes/native.ts';

describe('the polite sign-out of the own session', () => {
  it('is a planned log-off, without force, and no shutdown', () => {
    const native = fakeNative({ ExitWindowsEx: () => 1 });
    expect(politeExit(native)()).toEqual({ kind: 'asked' });
    expect(native.calls.map(({ name, args }) => [name, ...args])).toEqual([
      ['ExitWindowsEx', 0, 0x8000_0000],
    ]);
  });

  it('looks the call up before, and does nothing by that', () => {
    const native = fakeNative({ ExitWindowsEx: () => 1 });
    politeExit(native);
    expect(native.calls).toEqual([]);
  });

  it('has failed where Windows refuses, with its error', () => {
    expect(politeExit(fakeNative({ ExitWindowsEx: () => failed(1115) }))()).toEqual({
      kind: 'failed',
      code: 1115,
    });
  });

  it('asks this process after all other programs', () => {
    const native = fakeNative({ SetProcessShutdownParameters: () => 1 });
    expect(askLast(native)).toBe(true);
    expect(native.calls.map(({ args }) => args)).toEqual([[0x101, 0]]);
    expect(askLast(fakeNative({ SetProcessShutdownParameters: () => failed(87) }))).toBe(false);
  });
});
