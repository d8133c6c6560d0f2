// Windows' prompt for permission, which Wine lacks: a box with Yes and No in its place. Loaded into the program itself,
// because the prompt is asked for by a child. The shield, too, is drawn here. Each one is written down in C:\lab\prompts.jsonl, see prompt.ts. With the
// file C:\lab\behind.txt no window of the program comes to the front by itself, as where Windows does not let it.
import { appendFileSync, existsSync } from 'node:fs';
import type { CFunction } from './koffi-answers.ts';
import { programKoffi, replaceInKoffi } from './koffi-answers.ts';

/** Where SHELLEXECUTEINFOW has its owner. */
const OWNER = 8;
const MB_YES_NO = 0x4;
const MB_ON_TOP = 0x1_0000 | 0x4_0000;
const IDYES = 6;
const ERROR_CANCELLED = 1223;

const TDM_SET_BUTTON_ELEVATION_REQUIRED_STATE = 0x400 + 115;
const BM_SETIMAGE = 0xf7;
const IMAGE_ICON = 1;
const IDI_SHIELD = 32518;
const LR_SHARED = 0x8000;
/** In pixels. */
const SMALL = 16;

const isBehind = () => existsSync('C:\\lab\\behind.txt');

function user(prototype: string): CFunction {
  return programKoffi().load('user32.dll').func(prototype);
}

function note(record: object): void {
  appendFileSync('C:\\lab\\prompts.jsonl', `${JSON.stringify(record)}\n`);
}

/** What Windows can tell of the window for which it is asked. */
function ownerOf(info: Buffer) {
  const window = info.readBigUInt64LE(OWNER);
  const process: [number] = [0];
  user('uint32_t __stdcall GetWindowThreadProcessId(void *window, _Out_ uint32_t *process)')(window, process);
  const front = user('void * __stdcall GetForegroundWindow()')() ?? 0n;
  return {
    window,
    isOwn: process[0] === globalThis.process.pid,
    isVisible: user('int __stdcall IsWindowVisible(void *window)')(window) !== 0,
    isInFront: BigInt(front) === window,
  };
}

function permits(info: Buffer): boolean {
  const { window, ...owner } = ownerOf(info);
  note(owner);
  const box = user('int __stdcall MessageBoxW(void *owner, str16 text, str16 caption, uint32_t type)');
  const text = 'Do you want to allow this app to make changes to your device?';
  return box(window, text, 'User Account Control', MB_YES_NO | MB_ON_TOP) === IDYES;
}

/** Wine passes on which button is to have the shield, and draws none. */
function drawShield(dialog: bigint, id: number, send: CFunction): void {
  const button = user('void * __stdcall GetDlgItem(void *dialog, int id)')(dialog, id);
  const load = user(
    'void * __stdcall LoadImageW(void *instance, intptr_t name, uint32_t type, int width, int height, uint32_t flags)',
  );
  send(button, BM_SETIMAGE, IMAGE_ICON, load(null, IDI_SHIELD, IMAGE_ICON, SMALL, SMALL, LR_SHARED) ?? 0);
}

replaceInKoffi({
  // Started on another thread it is something that needs no permission.
  ShellExecuteExW: (real) =>
    Object.assign(
      (info: Buffer) => {
        if (permits(info)) return real(info);
        programKoffi().load('kernel32.dll').func('void __stdcall SetLastError(uint32_t error)')(
          ERROR_CANCELLED,
        );
        return 0;
      },
      { async: (...args: unknown[]) => real.async?.(...args) },
    ),
  SendMessageW: (real) => (window: bigint, message: number, wParam: number, lParam: number | bigint) => {
    if (message === TDM_SET_BUTTON_ELEVATION_REQUIRED_STATE) drawShield(window, wParam, real);
    return real(window, message, wParam, lParam);
  },
  SetForegroundWindow: (real) => (window: bigint) => (isBehind() ? 0 : real(window)),
  GetForegroundWindow: (real) => () => (isBehind() ? null : real()),
});
