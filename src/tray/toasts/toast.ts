import type { MilderStep } from '../../engine/milder.ts';

export interface ToastButton {
  readonly id: 'yes' | 'no' | 'note' | MilderStep;
  readonly label: string;
}

/**
 * A toast for the operator. A `question` is replaced by nothing but its own end. A `notice` gives way to the next
 * toast, and waits while a question is open.
 */
export interface Toast {
  readonly kind: 'question' | 'notice';
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly ToastButton[];
  /** Further answers, offered only where there is room for any number of them: not in a toast of Windows. */
  readonly milder?: readonly ToastButton[];
  readonly silent: boolean;
  /** Removes itself (`closed`) this long after it was shown. */
  readonly removeAfterMs?: number;
}

/**
 * How a toast ended.
 *
 * - `yes`, `no`, `note`, or a milder step: that button was clicked.
 * - `body`, `dismissed`: somebody clicked it away without an answer.
 * - `timedOut`: it left the screen by itself. Windows does not tell whether anybody saw it.
 * - `closed`: it was removed.
 * - `notShown`: it was not drawn, or not long enough to be read.
 * - `unknown`: it ended later without a usable answer. Never consent.
 */
export type ToastEnd =
  | ToastButton['id']
  | 'body'
  | 'dismissed'
  | 'timedOut'
  | 'closed'
  | 'notShown'
  | 'unknown';

/** Callbacks for a question that has left the screen and can still be answered. */
export interface ToastWatch {
  /** It may no longer be on the screen. From now on no answer may count as yes. */
  unseen(): void;
  /** Nobody can be expected to answer it there, so it must be asked in another way, too. */
  faded(): void;
}

/** Toasts to the operator. A toast is never the only way to answer. */
export interface Toaster {
  /**
   * Shows it and resolves with its end. Aborting removes it (`closed`). Never throws.
   * @param watch for a question that leaves the screen while its buttons still work elsewhere, as in the
   *   notification centre; a toaster without such a place resolves instead
   */
  show(toast: Toast, signal: AbortSignal, watch?: ToastWatch): Promise<ToastEnd>;
}
