import { describe, expect, it } from 'vitest';
import { openWindows } from '../../../src/neighbors/own-session/open-windows.ts';
import { SHOWN } from '../../windows/fake-windows.ts';

const FRAME = { ...SHOWN, className: 'ApplicationFrameWindow', title: 'Settings', processId: 20 };
const APP = {
  ...SHOWN,
  className: 'Windows.UI.Core.CoreWindow',
  title: 'Settings',
  processId: 21,
  cloaked: 2,
};

const processesOf = (...windows: Parameters<typeof openWindows>[0]) =>
  openWindows(windows).map(({ processId }) => processId);

describe('an open window', () => {
  it('is visible, owned by nobody, with a title', () => {
    expect(openWindows([SHOWN])).toEqual([
      { processId: 7, title: 'notes.txt - Notepad', className: 'Notepad', hasBlockReason: false },
    ]);
    expect(processesOf({ ...SHOWN, isVisible: false })).toEqual([]);
    expect(processesOf({ ...SHOWN, isOwned: true })).toEqual([]);
    expect(processesOf({ ...SHOWN, title: ' ' })).toEqual([]);
  });

  it('may be on another virtual desktop, where Windows cloaks it', () => {
    expect(processesOf({ ...SHOWN, cloaked: 2 })).toEqual([7]);
    expect(processesOf({ ...FRAME, cloaked: 2, isElsewhere: true, appProcessId: 21 })).toEqual([21]);
  });

  it('is none if its own program cloaks it, or if it is a suspended app of the Store', () => {
    expect(processesOf({ ...SHOWN, cloaked: 1 })).toEqual([]);
    expect(processesOf({ ...FRAME, cloaked: 2 }, APP)).toEqual([]);
    expect(processesOf({ ...FRAME, cloaked: 1 })).toEqual([]);
    expect(processesOf({ ...APP, cloaked: 0 })).toEqual([21]);
    expect(processesOf({ ...SHOWN, cloaked: 1, isElsewhere: true })).toEqual([]);
    expect(processesOf({ ...SHOWN, cloaked: 3 })).toEqual([7]);
  });

  it('is one whatever it looks like if its program gave Windows a reason', () => {
    expect(processesOf({ ...SHOWN, isVisible: false, hasBlockReason: true })).toEqual([7]);
  });

  it("belongs to a Store app's own process, also while it is minimized", () => {
    expect(processesOf({ ...FRAME, appProcessId: 21 })).toEqual([21]);
    expect(processesOf(FRAME, APP)).toEqual([21]);
    expect(processesOf(FRAME)).toEqual([20]);
    expect(processesOf(FRAME, { ...APP, title: 'Photos' })).toEqual([20]);
    expect(processesOf(FRAME, { ...APP, className: 'Other', isVisible: false })).toEqual([20]);
    expect(processesOf({ ...SHOWN, title: 'Settings' }, APP)).toEqual([7]);
  });
});
