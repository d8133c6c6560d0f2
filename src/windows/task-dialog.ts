import { performance } from 'node:perf_hooks';
import type { Choice, DialogEnd, DialogWatch, TaskDialog } from './dialog.ts';
import { takeHiddenShow } from './hidden-show.ts';
import { iconOf } from './icon-file.ts';
import type { Native } from './native.ts';
import type { StandingDialog } from './standing-dialog.ts';
import { standingDialogs } from './standing-dialog.ts';
import { taskDialogMemory } from './task-dialog-memory.ts';
import { drawSharp } from './thread-dpi.ts';

const TDN_CREATED = 0;
const TDN_NAVIGATED = 1;
const TDN_BUTTON_CLICKED = 2;
const TDN_TIMER = 4;
const S_OK = 0;
/** The dialog stays, or its timer begins again. */
const S_FALSE = 1;

const CALLBACK =
  'int __stdcall (void *window, uint32_t notification, uintptr_t wParam, intptr_t lParam, intptr_t data)';

/**
 * Shows a task dialog above all other windows, without taking the focus, and waits until it has ended. Blocks, so it is
 * for a process that has nothing else to do. Ending that process takes the dialog away.
 * https://learn.microsoft.com/windows/win32/api/commctrl/nf-commctrl-taskdialogindirect
 *
 * @param library absolute path of version 6 of the common controls, see `commonControls`
 * @throws Error if this Windows lacks one of the functions
 */
export function showTaskDialog(
  native: Native,
  library: string,
  dialog: TaskDialog,
  watch: DialogWatch,
  now: () => number = () => performance.now(),
): DialogEnd {
  const show = native.declare<[Buffer, [number], [number], null], number>(
    library,
    'int32_t __stdcall TaskDialogIndirect(void *config, _Out_ int *button, _Out_ int *radio, void *verified)',
  );
  const standingAt = standingDialogs(native);
  let standing: StandingDialog | null = null;
  let page = dialog;
  let drawnAt: number | null = null;
  let isOver = false;

  const ticked = (window: StandingDialog) => {
    drawnAt ??= now();
    const change = watch.tick(now() - drawnAt);
    if (change?.page !== undefined) return turn(window, change.page);
    if (change !== null) return window.change(change);
    isOver = true;
    // Windows' own way to close one. Which button it is does not matter then.
    window.click(page.defaultButton);
  };
  const isAnswer = (id: number) => {
    if (isOver) return true;
    // The timer's message comes only once everything is drawn. What nobody has seen, nobody has answered.
    return drawnAt !== null && watch.counts(buttonOf(page, id), now() - drawnAt);
  };
  const callback = native.callback(CALLBACK, (window, notification, wParam) => {
    if (typeof window !== 'bigint') return S_OK;
    standing ??= standingAt(window);
    if (notification === TDN_CREATED) {
      watch.made?.(window);
      standing.raise();
    }
    if (notification === TDN_CREATED || notification === TDN_NAVIGATED) {
      for (const { id, shield } of page.buttons) if (shield === true) standing.shield(id);
      if (page.progress !== null) standing.change({ progress: page.progress });
    }
    if (notification === TDN_TIMER && !isOver) ticked(standing);
    return notification === TDN_BUTTON_CLICKED && !isAnswer(Number(wParam)) ? S_FALSE : S_OK;
  });
  const memoryOf = (each: TaskDialog) => taskDialogMemory(native, each, iconOf(native, each.icon), callback);
  const turn = (window: StandingDialog, to: TaskDialog) => {
    page = to;
    drawnAt = null;
    memory = memoryOf(to);
    window.turnTo(memory);
  };

  drawSharp(native);
  takeHiddenShow(native);
  let memory = memoryOf(dialog);
  const button: [number] = [0];
  const radio: [number] = [0];
  if (show.call(memory, button, radio, null).value !== S_OK || drawnAt === null) return { kind: 'notShown' };
  if (isOver) return { kind: 'over' };
  const clicked = buttonOf(page, button[0]);
  if (clicked === null) return { kind: 'closed' };
  return { kind: 'clicked', button: clicked, radio: idOf(page.radios, radio[0]) };
}

/** @returns null for what is none of the dialog's own buttons */
function buttonOf({ buttons }: TaskDialog, id: number): number | null {
  return idOf(buttons, id);
}

function idOf(choices: readonly Choice[], id: number): number | null {
  return choices.find((choice) => choice.id === id)?.id ?? null;
}
