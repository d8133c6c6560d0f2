export interface ToastButton {
  readonly id: 'yes' | 'no' | 'note';
  readonly label: string;
}

/**
 * A toast for the operator. A `question` is replaced by nothing but its own end; a `note` gives way to
 * whatever comes next and waits while a question stands.
 */
export interface Toast {
  readonly kind: 'question' | 'notice';
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly ToastButton[];
  readonly silent: boolean;
  /** Removes itself (`closed`) this long after it was shown. */
  readonly removeAfterMs?: number;
}

/**
 * How a toast ended.
 *
 * - `yes`, `no`, `note`: that button was clicked.
 * - `body`, `dismissed`: somebody clicked it away without an answer.
 * - `timedOut`: it left the screen by itself. Whether anybody saw it Windows does not tell.
 * - `closed`: it was removed.
 * - `notShown`: it was not drawn, or not for long enough to be read.
 * - `unknown`: it ended later without a usable answer. Never consent.
 */
export type ToastEnd =
  | 'yes'
  | 'no'
  | 'note'
  | 'body'
  | 'dismissed'
  | 'timedOut'
  | 'closed'
  | 'notShown'
  | 'unknown';

/** What whoever asks is told of a question that has left the screen and can still be answered. */
export interface ToastWatch {
  /** It is not on the screen, or not for certain: from now on no answer may be taken for a yes. */
  unseen(): void;
  /** Nobody can be expected to answer it where it is: it has to be asked another way, too. */
  faded(): void;
}

/** Toasts to the operator. A toast is never the only way to answer. */
export interface Toaster {
  /**
   * Shows it and resolves when it has ended. Aborting removes it (`closed`). Never throws.
   * @param watch for a question: told when it leaves the screen, while its buttons go on working elsewhere, as in the
   *   notification centre. A toaster that has no such place resolves instead.
   */
  show(toast: Toast, signal: AbortSignal, watch?: ToastWatch): Promise<ToastEnd>;
}
