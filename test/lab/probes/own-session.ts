// What one's own Usher knows of its session, by the program's own code, and a polite sign-out of this desktop. Does the
// steps that its arguments name, and writes one line of JSON for each to C:\lab\own-session.jsonl.
import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import koffi from 'koffi';
import { clock } from '../../../src/base/clock.ts';
import { openWindows } from '../../../src/neighbors/own-session/open-windows.ts';
import { windowsOwnSession } from '../../../src/neighbors/own-session/windows-own-session.ts';
import { processes } from '../../../src/sessions/wts/processes.ts';
import { askLast, politeExit } from '../../../src/windows/exit-windows.ts';
import { throughKoffi } from '../../../src/windows/native.ts';
import { ownWindows } from '../../../src/windows/own-windows.ts';

const WM_GETTEXT = 0x0d;
const WM_CHAR = 0x102;

const native = throughKoffi(koffi);
const user32 = koffi.load('user32.dll');
const findWindow = user32.func('void * __stdcall FindWindowExW(void *, void *, str16 class, str16 title)');
const sendMessage = user32.func('intptr_t __stdcall SendMessageW(void *, uint32_t, uintptr_t, void *)');
const sendChar = user32.func('intptr_t __stdcall SendMessageW(void *, uint32_t, uintptr_t, intptr_t)');

const exit = politeExit(native);
const windows = ownWindows(native);
const own = windowsOwnSession({
  native,
  clock: clock(),
  own: { processId: process.pid, folder: 'C:\\usher' },
  processes: processes(native),
  session: async () => null,
});

/** Notepad's text; null where there is no Notepad. */
function edit(): bigint | null {
  const notepad = findWindow(null, null, 'Notepad', null);
  return notepad === null ? null : findWindow(notepad, null, 'Edit', null);
}

async function until<T>(read: () => T | null): Promise<T> {
  for (;;) {
    const found = read();
    if (found !== null) return found;
    await pause(200);
  }
}

const STEPS: Readonly<Record<string, () => unknown>> = {
  async notepad() {
    spawn('C:\\windows\\system32\\notepad.exe', { detached: true, stdio: 'ignore' }).unref();
    return (await until(edit)) !== null;
  },
  type() {
    for (const sign of 'unsaved') sendChar(edit(), WM_CHAR, sign.charCodeAt(0), 0);
  },
  text() {
    const [found, buffer] = [edit(), Buffer.alloc(200)];
    if (found === null) return null;
    return buffer.toString('utf16le', 0, Number(sendMessage(found, WM_GETTEXT, 100, buffer)) * 2);
  },
  wait: () => pause(1500),
  gone: () => until(() => (edit() === null ? true : null)),
  objects: () =>
    until(() => openWindows(windows() ?? []).find(({ className }) => className === '#32770') ?? null),
  windows: () => openWindows(windows() ?? []).map(({ title, className }) => [title, className]),
  listed: () => own.listed(),
  facts: () => own.facts(),
  last: () => askLast(native),
  exit,
};

async function run(): Promise<void> {
  for (const name of process.argv.slice(2)) {
    const step = STEPS[name];
    if (!step) throw new Error(`No such step: ${name}`);
    const answer = (await step()) ?? null;
    appendFileSync('C:\\lab\\own-session.jsonl', `${JSON.stringify({ [name]: answer })}\n`);
  }
  appendFileSync('C:\\lab\\own-session.jsonl', '{"end":true}\n');
  process.exit();
}

void run();
