import { expect, it } from 'vitest';
import { taskbar } from '../../src/windows/taskbar.ts';
import { fakeNative } from '../fakes/native.ts';

it('There is a taskbar where the window is to which Windows passes on icons', () => {
  let windows: readonly unknown[] = ['Shell_TrayWnd'];
  const native = fakeNative({ FindWindowW: (name) => (windows.includes(name) ? 0x20n : null) });
  const hasTaskbar = taskbar(native);
  expect(hasTaskbar()).toBe(true);
  windows = ['Progman'];
  expect(hasTaskbar()).toBe(false);
});
