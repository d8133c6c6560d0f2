import { describe, expect, it } from 'vitest';
import { ownWindows } from '../../src/windows/own-windows.ts';
import { SHOWN, windowsWith } from './fake-windows.ts';

const FRAME = { ...SHOWN, title: 'Calculator', className: 'ApplicationFrameWindow', appProcessId: 9 };

describe('the windows of the own desktop', () => {
  it('are all listed, in the order of Windows, each as Windows tells of it', () => {
    const windows = [
      SHOWN,
      { ...SHOWN, isVisible: false },
      { ...SHOWN, isOwned: true, title: '保存しますか?' },
      { ...SHOWN, cloaked: 2 },
      { ...SHOWN, hasBlockReason: true },
      { ...SHOWN, hasBlockReason: null },
      FRAME,
      { ...FRAME, appProcessId: null, cloaked: 2, isElsewhere: true },
    ];
    const read = ownWindows(windowsWith(windows));
    expect(read()).toEqual(windows);
    expect(read()).toEqual(windows);
  });

  it('have no message sent to them, because a program may hang', () => {
    const native = windowsWith([SHOWN, FRAME]);
    ownWindows(native)();
    expect(native.calls.map(({ name }) => name)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/SendMessage|GetWindowText[AW]|GetWindowTextLength/)]),
    );
  });

  it('are not owned where only a hidden window owns them, as in old programs', () => {
    const native = windowsWith([{ ...SHOWN, isOwned: true }], {
      IsWindowVisible: (window) => (window === 1n ? 1 : 0),
    });
    expect(ownWindows(native)()).toEqual([SHOWN]);
  });

  it('have an unknown reason where this Windows has no call for it', () => {
    const native = windowsWith([SHOWN]);
    const declare: typeof native.declare = (library, prototype) => {
      if (prototype.includes('ShutdownBlockReasonQuery')) throw new Error('no such function');
      return native.declare(library, prototype);
    };
    expect(ownWindows({ ...native, declare })()).toEqual([{ ...SHOWN, hasBlockReason: null }]);
  });

  it('are not cloaked where nothing composes the desktop', () => {
    const native = windowsWith([{ ...SHOWN, cloaked: 2 }], { DwmGetWindowAttribute: () => 0x80263001 | 0 });
    expect(ownWindows(native)()).toEqual([SHOWN]);
  });

  it('are of no process once they have gone', () => {
    const gone = { ...SHOWN, processId: 0, title: '', className: '', isVisible: false };
    expect(ownWindows(windowsWith([null]))()).toEqual([gone]);
  });

  it('have their titles cut at 511 units', () => {
    const [window] = ownWindows(windowsWith([{ ...SHOWN, title: 'x'.repeat(600) }]))() ?? [];
    expect(window?.title).toBe('x'.repeat(511));
  });

  it('are unknown, and not none, where Windows lists none', () => {
    expect(ownWindows(windowsWith([]))()).toBeNull();
    expect(ownWindows(windowsWith([SHOWN], { EnumWindows: () => 0 }))()).toBeNull();
  });
});
