/**
 * No click on what a dialog shows anew counts before: somebody may be typing or clicking where it appears, and a double
 * click must not answer twice. In ms.
 */
export const SEEN_AFTER = 500;

/** A button or a radio button. Its id is 100 or more: Windows has its own meanings for smaller ones. */
export interface Choice {
  readonly id: number;
  readonly text: string;
  /** Set for a button after which Windows asks for an administrator. Windows draws its shield on it. */
  readonly shield?: true;
}

/** A window of Windows' own look, with one question and its buttons. */
export interface TaskDialog {
  readonly title: string;
  /** The one line that everybody reads. */
  readonly instruction: string;
  readonly content: string;
  /** The absolute path of an icon; null for none. */
  readonly icon: string | null;
  readonly buttons: readonly Choice[];
  /** The one that has the focus: Enter and Space click it. */
  readonly defaultButton: number;
  /** The first one is chosen at first. */
  readonly radios: readonly Choice[];
  /** From 1 for full to 0; null for no progress bar. */
  readonly progress: number | null;
  /** What stands behind a small button; null for nothing. */
  readonly details: { readonly text: string; readonly show: string; readonly hide: string } | null;
}

/** What changes of a dialog that stands. What is left out stays. */
export interface DialogChange {
  /** Another dialog in its place, in the same window. */
  readonly page?: TaskDialog;
  readonly instruction?: string;
  readonly content?: string;
  readonly details?: string;
  readonly progress?: number;
}

/** Accompanies a dialog while it stands. In each method `ms` is how long it, or its last page, has been drawn. */
export interface DialogWatch {
  /** The window has been made. It is shown soon, and stays the same one until the dialog ends. */
  made?(window: bigint): void;
  /** Called five times a second. @returns what changes, or null to close the dialog */
  tick(ms: number): DialogChange | null;
  /** Whether a click counts. @param button null for Esc and for the window's own close button */
  counts(button: number | null, ms: number): boolean;
}

/** How a dialog ended. `radio` is the chosen one; null if there are none. */
export type DialogEnd =
  | { readonly kind: 'clicked'; readonly button: number; readonly radio: number | null }
  /** By Esc or by the window's own close button. */
  | { readonly kind: 'closed' }
  /** The watch closed it. */
  | { readonly kind: 'over' }
  | { readonly kind: 'notShown' };
