/**
 * One line of the menu. The list of ids is the same for as long as the tray lives (systray2 cannot add or
 * reorder rows); what changes is what stands in a row and whether it is hidden.
 */
export interface Row {
  readonly id: string;
  readonly text: string;
  readonly enabled: boolean;
  readonly hidden: boolean;
  /** The text holds one `&` before its access key ("&Quit Usher"). Elsewhere an `&` is a plain sign. */
  readonly mnemonic?: boolean;
  /** The question that stands is about whoever this row is. */
  readonly asks?: boolean;
}

/** A line between groups of rows; cannot be hidden. */
export interface Line {
  readonly id: string;
  readonly line: true;
}

/** `calm` while nothing goes on, `asking` while a question stands or a countdown runs. */
export type TrayIcon = 'calm' | 'asking';

/** The whole menu as it should look now. `tooltip` is cut by the adapter where the shell would cut it. */
export interface Menu {
  readonly rows: readonly (Row | Line)[];
  readonly tooltip: string;
  readonly icon: TrayIcon;
}

/** The operator's menu, on the taskbar or in a terminal. */
export interface Tray {
  /** Makes the menu look like this. Sends only what changed; sends nothing when nothing changed. */
  show(menu: Menu): void;
  /** Ends the tray and its child. Resolves once it is gone, at the latest after its own deadline. */
  close(): Promise<void>;
}

/** What a tray tells its app. */
export interface TrayListener {
  /** A click on an enabled row. May come late or twice; never for a separator. */
  clicked(rowId: string): void;
  /** The icon is gone and comes back by itself; what was counting down must not go on. */
  lost(): void;
}

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
