import type { DialogChange } from './dialog.ts';
import type { Native } from './native.ts';
import { wideText } from './task-dialog-memory.ts';

const WM_USER = 0x400;
const TDM_NAVIGATE_PAGE = WM_USER + 101;
const TDM_CLICK_BUTTON = WM_USER + 102;
const TDM_SET_PROGRESS_BAR_RANGE = WM_USER + 105;
const TDM_SET_PROGRESS_BAR_POS = WM_USER + 106;
const TDM_SET_ELEMENT_TEXT = WM_USER + 108;
const TDM_SET_BUTTON_ELEVATION_REQUIRED_STATE = WM_USER + 115;

/** TASKDIALOG_ELEMENTS. */
const ELEMENT = { content: 0, details: 1, instruction: 3 } as const;

/** The positions of a progress bar; its range takes 16 bits. */
const FULL = 1000;

const HWND_TOPMOST = -1n;
/** SWP_NOSIZE | SWP_NOMOVE | SWP_NOACTIVATE. */
const AS_IT_IS = 0x1 | 0x2 | 0x10;

/** A task dialog that is on the screen. */
export interface StandingDialog {
  /** Puts it above all windows, without taking the focus. */
  raise(): void;
  change(change: Omit<DialogChange, 'page'>): void;
  /** @param memory see `taskDialogMemory`. It must live until the next page, or the end */
  turnTo(memory: Buffer): void;
  /** Draws Windows' shield on a button. */
  shield(button: number): void;
  /** As if somebody had clicked it. */
  click(button: number): void;
}

/** @throws Error if this Windows lacks one of the functions */
export function standingDialogs(native: Native): (window: bigint) => StandingDialog {
  const sendMessage = native.declare<[bigint, number, number, number | bigint], number | bigint>(
    'user32.dll',
    'intptr_t __stdcall SendMessageW(void *window, uint32_t message, uintptr_t wParam, intptr_t lParam)',
  );
  const setPosition = native.declare<[bigint, bigint, number, number, number, number, number], number>(
    'user32.dll',
    'int __stdcall SetWindowPos(void *window, intptr_t after, int x, int y, int width, int height, uint32_t flags)',
  );
  return (window) => {
    const send = (message: number, wParam: number, lParam: number | bigint = 0) =>
      sendMessage.call(window, message, wParam, lParam);
    const shown = new Map<number, string>();
    const setText = (element: number, text: string) => {
      if (shown.get(element) === text) return;
      shown.set(element, text);
      const memory = wideText(text);
      send(TDM_SET_ELEMENT_TEXT, element, native.address(memory));
    };
    return {
      raise: () => setPosition.call(window, HWND_TOPMOST, 0, 0, 0, 0, AS_IT_IS),
      change({ instruction, content, details, progress }) {
        if (instruction !== undefined) setText(ELEMENT.instruction, instruction);
        if (content !== undefined) setText(ELEMENT.content, content);
        if (details !== undefined) setText(ELEMENT.details, details);
        if (progress === undefined) return;
        send(TDM_SET_PROGRESS_BAR_RANGE, 0, FULL * 0x1_0000);
        send(TDM_SET_PROGRESS_BAR_POS, Math.round(progress * FULL));
      },
      shield: (button) => send(TDM_SET_BUTTON_ELEVATION_REQUIRED_STATE, button, 1),
      turnTo(memory) {
        shown.clear();
        send(TDM_NAVIGATE_PAGE, 0, native.address(memory));
      },
      click: (button) => send(TDM_CLICK_BUTTON, button),
    };
  };
}
