// What happens to the icon when Explorer ends (`gone`) and starts again (`back`). In Wine Explorer is the desktop itself,
// so only its part for icons goes: Windows' calls find no taskbar while C:\\lab\\explorer.txt is there (lab-explorer.ts).
import { rmSync, writeFileSync } from 'node:fs';
import { programKoffi } from './koffi-answers.ts';
import { EXPLORER_GONE } from './lab-explorer.ts';

const [, , what] = process.argv;
const koffi = programKoffi();
const user32 = koffi.load('user32.dll');
const shell32 = koffi.load('shell32.dll');
const find = user32.func('void * __stdcall FindWindowW(const char16_t *class, const char16_t *title)');
const register = user32.func('uint32_t __stdcall RegisterWindowMessageW(const char16_t *name)');
const send = user32.func(
  'intptr_t __stdcall SendMessageW(void *window, uint32_t message, uintptr_t w, intptr_t l)',
);
const notifyIcon = shell32.func('int __stdcall Shell_NotifyIconW(uint32_t message, void *data)');

const NIM_DELETE = 2;
/** NOTIFYICONDATAW on 64-bit Windows, of which the icon's window and id are needed. */
const DATA = { size: 976, window: 8, id: 16 };
/** The id that getlantern/systray gives its icon. */
const ICON_ID = 100;

const window = find('SystrayClass', null);
if (what === 'gone') {
  writeFileSync(EXPLORER_GONE, '');
  const data = Buffer.alloc(DATA.size);
  data.writeUInt32LE(DATA.size, 0);
  data.writeBigUInt64LE(BigInt(window), DATA.window);
  data.writeUInt32LE(ICON_ID, DATA.id);
  console.log(notifyIcon(NIM_DELETE, data));
} else {
  rmSync(EXPLORER_GONE);
  send(window, register('TaskbarCreated'), 0, 0);
  console.log(1);
}
