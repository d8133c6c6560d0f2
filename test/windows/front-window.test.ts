import { describe, expect, it } from 'vitest';
import { frontWindow, keepWindowsWhole, terminalWindow } from '../../src/windows/front-window.ts';
import { fakeNative } from '../fakes/native.ts';

describe('the window in front', () => {
  it.each([
    ['ours', 0x42n, 1, true],
    ['another one, though Windows agreed', 0x99n, 1, false],
    ['ours, though Windows refused', 0x42n, 0, true],
    ['none', null, 1, false],
  ] as const)('is %s after an attempt to have ours there', (_, current, agreed, isThere) => {
    const native = fakeNative({ GetForegroundWindow: () => current, SetForegroundWindow: () => agreed });
    const front = frontWindow(native);
    expect([front.bring(0x42n), front.current()]).toEqual([isThere, current ?? 0n]);
    expect(native.calls[0]).toMatchObject({ name: 'SetForegroundWindow', args: [0x42n] });
  });
});

describe('the window of the terminal', () => {
  it('is the one that owns the console’s, which may be invisible', () => {
    const native = fakeNative({
      GetConsoleWindow: () => 0x42n,
      GetAncestor: (window, flags) => (window === 0x42n && flags === 3 ? 0x99n : null),
    });
    expect(terminalWindow(native)).toBe(0x99n);
  });

  it.each([
    ['there is no console', null, 0x99n],
    ['its window has gone', 0x42n, null],
  ])('is none where %s', (_, console, owner) => {
    const native = fakeNative({ GetConsoleWindow: () => console, GetAncestor: () => owner });
    expect(terminalWindow(native)).toBe(0n);
  });
});

describe('a window whose thread waits', () => {
  it('keeps its picture, where Windows can be told so', () => {
    const native = fakeNative({ DisableProcessWindowsGhosting: () => undefined });
    keepWindowsWhole(native);
    expect(native.calls.map(({ name }) => name)).toEqual(['DisableProcessWindowsGhosting']);
    expect(() => keepWindowsWhole(fakeNative({}))).not.toThrow();
  });
});
