// A Notepad on the desktop of this process, and its text; also what else a hand does there.
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import koffi from 'koffi';

const WM_GETTEXT = 0x0d;
const WM_CLOSE = 0x10;
const WM_COMMAND = 0x111;
const WM_CHAR = 0x102;
/** The class of all boxes, and IDCANCEL. */
const BOX = '#32770';
const CANCEL = 2;
/** File > Save, in Wine's Notepad. */
const CMD_SAVE = 0x102;

const user32 = koffi.load('user32.dll');
const findWindow = user32.func('void * __stdcall FindWindowExW(void *, void *, str16 class, str16 title)');
const sendMessage = user32.func('intptr_t __stdcall SendMessageW(void *, uint32_t, uintptr_t, void *)');
const sendChar = user32.func('intptr_t __stdcall SendMessageW(void *, uint32_t, uintptr_t, intptr_t)');

const post = user32.func('int __stdcall PostMessageW(void *, uint32_t, uintptr_t, intptr_t)');

const notepadWindow = (): bigint | null => findWindow(null, null, 'Notepad', null);

/** The field with its text; null if there is no Notepad. */
export function notepadField(): bigint | null {
  const notepad = notepadWindow();
  return notepad === null ? null : findWindow(notepad, null, 'Edit', null);
}

/** Waits until it is there. @param isHidden as a program that runs without a window to see, @param file to open */
export async function startNotepad(isHidden = false, ...file: string[]): Promise<true> {
  const program = 'C:\\windows\\system32\\notepad.exe';
  spawn(program, file, { detached: true, stdio: 'ignore', windowsHide: isHidden }).unref();
  await until(notepadField);
  return true;
}

export function typeIntoNotepad(text: string): void {
  for (const sign of text) sendChar(notepadField(), WM_CHAR, sign.charCodeAt(0), 0);
}

/** Cancel in each box of this desktop: of Notepad about the text, of Windows about what keeps it from a sign-out. */
export function cancelBoxes(): void {
  for (let box = findWindow(null, null, BOX, null); box !== null; box = findWindow(null, box, BOX, null)) {
    post(box, WM_COMMAND, CANCEL, 0);
  }
}

/** The cross of the toast. */
export function dismissToast(): void {
  post(findWindow(null, null, 'LabToast', null), WM_CLOSE, 0, 0);
}

/** File > Save. */
export function saveInNotepad(): void {
  post(notepadWindow(), WM_COMMAND, CMD_SAVE, 0);
}

/** The cross of its window. */
export function closeNotepad(): void {
  post(notepadWindow(), WM_CLOSE, 0, 0);
}

/** Null if there is no Notepad. */
export function notepadText(): string | null {
  const [found, buffer] = [notepadField(), Buffer.alloc(200)];
  if (found === null) return null;
  return buffer.toString('utf16le', 0, Number(sendMessage(found, WM_GETTEXT, 100, buffer)) * 2);
}

/** Looks until it is no longer null. */
export async function until<T>(read: () => T | null): Promise<T> {
  for (;;) {
    const found = read();
    if (found !== null) return found;
    await pause(200);
  }
}
