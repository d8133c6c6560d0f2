import { randomBytes } from 'node:crypto';
import { LATE, within } from '../../base/deadline.ts';
import { pause } from '../../base/pause.ts';
import type { Run } from './snore-toast.ts';
import { snoreToast } from './snore-toast.ts';
import type { Toast, ToastButton, ToastEnd, Toaster, ToastWatch } from './toast.ts';
import { isTaken, toastEnd } from './toast-end.ts';
import { toastBody, toastButtons, toastTitle } from './toast-text.ts';
import { ToastTurns } from './toast-turns.ts';

/** SnoreToast waits one minute for an answer, and no option changes that. */
const STANDING_MS = 60_000;
/**
 * A click ends the program that drew the toast. The answer comes from another program, which Windows starts for it.
 * From a cold disk, with a virus scanner in between, that takes seconds.
 */
const LATE_ANSWER_MS = 5_000;
/** The same if the program ended so early that a click is unlikely. */
const UNLIKELY_ANSWER_MS = 1_000;
/** Removing is repeated while the program runs, because it may not have drawn the toast yet. */
const REMOVE_EVERY_MS = 1_000;
/** How long a program may take to end. After that the next toast is shown anyway. */
const LEAVING_MS = 3_000;

/** After these ends a toast stays in the notification centre, where its buttons no longer work. */
const STAYS_WITHOUT_USE: ReadonlySet<ToastEnd> = new Set(['timedOut', 'dismissed', 'unknown', 'notShown']);

/** The ends of a question. After any other end of its toast it can still be answered in the notification centre. */
const ENDS_QUESTION: ReadonlySet<ToastEnd> = new Set(['yes', 'no', 'note', 'body', 'dismissed']);

const UNWATCHED: ToastWatch = { unseen() {}, faded() {} };

export interface ToasterOptions {
  /** Absolute path of SnoreToast 0.7.0. */
  readonly program: string;
  /** The AppUserModelId. Windows reports a click only if this id is registered with SnoreToast's activator. */
  readonly appId: string;
  /** Absolute path of a PNG of at most 1024 x 1024 pixels and 200 KB. */
  readonly icon: string;
  /** Asked before each start: why the program must not be started, or null. */
  readonly refusal: () => string | null;
  readonly log: (line: string) => void;
}

/**
 * Toasts by SnoreToast. An abort removes the toast and resolves at once; a later click is void. A question stays in
 * the notification centre, with working buttons, until it is answered or aborted.
 */
export function snoreToaster({ program, appId, icon, refusal, log }: ToasterOptions): Toaster {
  const startProgram = snoreToast({ program, refusal, log });
  const turns = new ToastTurns();

  return {
    async show(toast, signal, watch = UNWATCHED) {
      const turn = await turns.take(toast.kind, signal);
      if (turn === null) return 'closed';
      const id = `usher-${randomBytes(5).toString('hex')}`;
      const buttons = toastButtons(toast.buttons);
      const over = new AbortController();
      const stop = AbortSignal.any([signal, turn.giveWay, over.signal]);
      const { end, run } = await standing(toast, { id, buttons, stop, watch });
      over.abort();
      run.close();

      const isLeftOver =
        STAYS_WITHOUT_USE.has(end) &&
        run.isStarted() &&
        (buttons.length > 0 || toast.removeAfterMs !== undefined);
      const gone = end === 'closed' || isLeftOver ? remove(id, run.ended) : run.ended;
      void within<unknown>(gone, LEAVING_MS).then(() => turn.done());
      return end;
    },
  };

  /** Draws the toast. Resolves with its end, at the latest when `stop` aborts. */
  function standing(
    toast: Toast,
    { id, buttons, stop, watch }: Standing,
  ): Promise<{ readonly end: ToastEnd; readonly run: Run }> {
    return new Promise((resolve) => {
      let hasSpoken = false;
      const ends = (end: ToastEnd) => resolve({ end, run });
      const leavesScreen = (end: ToastEnd) => {
        if (toast.kind === 'notice' || ENDS_QUESTION.has(end)) return ends(end);
        watch.unseen();
        watch.faded();
      };
      const run = startProgram(
        {
          appID: appId,
          id,
          title: toastTitle(toast.title),
          message: toastBody(toast.text),
          icon,
          sound: !toast.silent,
          ...(buttons.length > 0 && { actions: buttons.map(({ label }) => label) }),
        },
        (answer) => {
          hasSpoken = true;
          leavesScreen(toastEnd({ id, buttons, ranForMs: run.ranForMs(), answer }));
        },
      );
      if (stop.aborted) return ends('closed');
      stop.addEventListener('abort', () => ends('closed'), { once: true });
      void run.ended.then(async (ranForMs) => {
        if (ranForMs === null) return ends('notShown');
        if (hasSpoken) return;
        watch.unseen();
        await pause(isTaken(ranForMs) ? LATE_ANSWER_MS : UNLIKELY_ANSWER_MS, stop);
        if (hasSpoken || stop.aborted) return;
        if (isTaken(ranForMs)) leavesScreen('unknown');
        else ends('notShown');
      });
      void pause(toast.removeAfterMs ?? STANDING_MS, stop).then((wholeTime) => {
        if (wholeTime) leavesScreen(toast.removeAfterMs === undefined ? 'timedOut' : 'closed');
      });
    });
  }

  async function remove(id: string, ended: Promise<number | null>): Promise<void> {
    for (let triedMs = 0; triedMs < LEAVING_MS; triedMs += REMOVE_EVERY_MS) {
      const { ended: removed, close } = startProgram({ appID: appId, close: id });
      void removed.then(close);
      if ((await within(ended, REMOVE_EVERY_MS)) !== LATE) return;
    }
  }
}

/** The data of one toast on the screen. */
interface Standing {
  readonly id: string;
  /** The buttons as they are drawn. */
  readonly buttons: readonly ToastButton[];
  readonly stop: AbortSignal;
  readonly watch: ToastWatch;
}
