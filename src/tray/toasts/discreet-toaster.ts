import type { Clock } from '../../base/clock.ts';
import type { Toast, ToastEnd, Toaster, ToastWatch } from './toast.ts';

/** How often to check that the operator is still there while a toast is shown or waits. In ms. */
const LOOK_EVERY = 1000;

export interface DiscreetToasterParts {
  readonly toaster: Toaster;
  readonly clock: Clock;
  /** False while the operator's screen is locked or shows somebody else. */
  isOperatorThere(): boolean;
  /** A toast was removed because the operator left. */
  left(): void;
}

/**
 * Shows toasts only while the operator is there. Toasts name other people and their programs, and Windows shows
 * them on a locked screen too. So every toast is removed when the operator leaves, and a notice waits until they
 * are back. A question is never held back: an operator who left cannot answer it, so its conversation must end.
 */
export function discreetToaster({ toaster, clock, isOperatorThere, left }: DiscreetToasterParts): Toaster {
  /** Resolves with true once the condition holds, or with false as soon as the signal aborts. */
  function until(isSo: () => boolean, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      let cancel = () => {};
      const stop = () => {
        cancel();
        resolve(false);
      };
      const look = () => {
        if (!isSo()) {
          cancel = clock.after(LOOK_EVERY, look);
          return;
        }
        signal.removeEventListener('abort', stop);
        resolve(true);
      };
      if (signal.aborted) return resolve(false);
      signal.addEventListener('abort', stop, { once: true });
      look();
    });
  }

  async function whileThere(toast: Toast, signal: AbortSignal, watch?: ToastWatch): Promise<ToastEnd> {
    const over = new AbortController();
    const gone = new AbortController();
    const looking = until(() => !isOperatorThere(), AbortSignal.any([signal, over.signal])).then(
      (hasLeft) => {
        if (!hasLeft) return;
        gone.abort();
        left();
      },
    );
    const end = await toaster.show(toast, AbortSignal.any([signal, gone.signal]), watch);
    over.abort();
    await looking;
    // Else whoever listens for the end of this toast would be kept for as long as this process runs.
    gone.abort();
    return end;
  }

  return {
    async show(toast, signal, watch) {
      const hasToWait = toast.kind === 'notice' && !isOperatorThere();
      // A signal of its own: many may wait, and Node.js warns of so many listeners to one.
      if (hasToWait && !(await until(isOperatorThere, AbortSignal.any([signal])))) return 'closed';
      return whileThere(toast, signal, watch);
    },
  };
}
