import type { Choice, TaskDialog } from './dialog.ts';
import { withoutAccessKeys } from './message-style.ts';
import type { Native } from './native.ts';

/*
 * TASKDIALOGCONFIG and TASKDIALOG_BUTTON on 64-bit Windows. The header packs both without any gap.
 * https://learn.microsoft.com/windows/win32/api/commctrl/ns-commctrl-taskdialogconfig
 */

/** In bytes. */
const SIZE = 160;
const CHOICE_SIZE = 12;

const FIELD = {
  cbSize: 0,
  flags: 20,
  title: 28,
  mainIcon: 36,
  instruction: 44,
  content: 52,
  buttonCount: 60,
  buttons: 64,
  defaultButton: 72,
  radioCount: 76,
  radios: 80,
  defaultRadio: 88,
  details: 100,
  hideDetails: 108,
  showDetails: 116,
  callback: 140,
} as const;

const TDF_USE_HICON_MAIN = 0x2;
const TDF_ALLOW_DIALOG_CANCELLATION = 0x8;
const TDF_SHOW_PROGRESS_BAR = 0x200;
const TDF_CALLBACK_TIMER = 0x800;
/** Takes the focus from nobody. From Windows 8 on. */
const TDF_NO_SET_FOREGROUND = 0x1_0000;

const ALWAYS = TDF_ALLOW_DIALOG_CANCELLATION | TDF_CALLBACK_TIMER | TDF_NO_SET_FOREGROUND;

/**
 * The structure followed by everything that it points to, in one piece of memory, which must live as long as the call.
 * No text has an access key.
 * @param icon a handle; null for none
 * @param callback the address of a TaskDialogCallbackProc
 */
export function taskDialogMemory(
  native: Native,
  dialog: TaskDialog,
  icon: bigint | null,
  callback: bigint,
): Buffer {
  const { buttons, radios, details } = dialog;
  const flags =
    ALWAYS |
    (dialog.progress === null ? 0 : TDF_SHOW_PROGRESS_BAR) |
    (icon === null ? 0 : TDF_USE_HICON_MAIN);
  const parts: Buffer[] = [Buffer.alloc(SIZE)];
  const pointers: { readonly at: number; readonly to: number }[] = [];

  /** Adds bytes to the end, and makes the pointer at `at` point to them. @returns where they are */
  const point = (at: number, bytes: Buffer) => {
    const to = parts.reduce((length, part) => length + part.length, 0);
    parts.push(bytes);
    pointers.push({ at, to });
    return to;
  };
  const pointToText = (at: number, text: string) => point(at, wideText(text));
  const pointToChoices = (at: number, choices: readonly Choice[]) => {
    if (choices.length === 0) return;
    const list = Buffer.alloc(CHOICE_SIZE * choices.length);
    for (const [index, { id }] of choices.entries()) list.writeInt32LE(id, index * CHOICE_SIZE);
    const start = point(at, list);
    for (const [index, { text }] of choices.entries()) pointToText(start + index * CHOICE_SIZE + 4, text);
  };

  pointToText(FIELD.title, dialog.title);
  pointToText(FIELD.instruction, dialog.instruction);
  pointToText(FIELD.content, dialog.content);
  pointToChoices(FIELD.buttons, buttons);
  pointToChoices(FIELD.radios, radios);
  if (details !== null) {
    pointToText(FIELD.details, details.text);
    pointToText(FIELD.hideDetails, details.hide);
    pointToText(FIELD.showDetails, details.show);
  }

  const memory = Buffer.concat(parts);
  const start = native.address(memory);
  for (const { at, to } of pointers) memory.writeBigUInt64LE(start + BigInt(to), at);
  memory.writeUInt32LE(SIZE, FIELD.cbSize);
  memory.writeUInt32LE(flags, FIELD.flags);
  memory.writeBigUInt64LE(BigInt.asUintN(64, icon ?? 0n), FIELD.mainIcon);
  memory.writeUInt32LE(buttons.length, FIELD.buttonCount);
  memory.writeInt32LE(dialog.defaultButton, FIELD.defaultButton);
  memory.writeUInt32LE(radios.length, FIELD.radioCount);
  memory.writeInt32LE(radios[0]?.id ?? 0, FIELD.defaultRadio);
  memory.writeBigUInt64LE(callback, FIELD.callback);
  return memory;
}

/** A text as the dialog wants it, without access keys: their letters would click a button. */
export function wideText(text: string): Buffer {
  return Buffer.from(`${withoutAccessKeys(text)}\0`, 'utf16le');
}
