import type { PermissionAnswer, PermissionAsked } from '../../elevation/client/permission.ts';

/** A button. Its id is a word of ours, and comes back when it is clicked. */
export interface FaceChoice {
  readonly id: string;
  readonly label: string;
  /** Set for a button after which Windows asks for an administrator. */
  readonly shield?: true;
}

/** What the window shows at one moment, as plain text. */
export interface Face {
  /** The one line that everybody reads. */
  readonly title: string;
  readonly text: string;
  readonly choices: readonly FaceChoice[];
  /** The choice that Enter and Space make: the harmless one. */
  readonly usual: string;
  /** How much of a time is left, in ms; null if none runs. The window counts on by itself until it is told anew. */
  readonly time: { readonly leftMs: number; readonly wholeMs: number } | null;
  /** What stands behind a small button; null for nothing. */
  readonly details: { readonly text: string; readonly show: string; readonly hide: string } | null;
}

/** A window on the operator's screen that shows faces. */
export interface FaceWindow {
  /**
   * Shows it. With the number of the face before, only its texts and its time change. With a new number it is a new page,
   * on which no click counts at first.
   */
  show(number: number, face: Face): void;
  /**
   * Has Windows ask for permission on behalf of this window. Meanwhile it shows no face, and afterwards the last one.
   * @param about whom it is about, and what this program is to be started with as an administrator
   */
  permission(about: PermissionAsked): Promise<PermissionAnswer>;
  /** Takes the window away at once. It tells nothing afterwards. */
  close(): void;
}

/** What a window tells. */
export interface FaceListener {
  /** @param choice null for Esc, and for the window's own close button */
  chosen(number: number, choice: string | null): void;
  /** It is on the screen, as Windows says; and no longer. */
  shown(): void;
  unseen(): void;
  /** It could not be shown, or its program has ended. Comes once and last. */
  gone(): void;
}

/** Opens a window. Never throws. The listener hears nothing before it returns. */
export type OpenFaceWindow = (listener: FaceListener) => FaceWindow;
