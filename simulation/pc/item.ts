import type { PermissionAnswer } from '../../src/elevation/client/permission.ts';
import type { OwnAnswer } from '../../src/neighbors/own/own-question.ts';
import type { PersonReply } from '../../src/sessions/person-answer.ts';
import type { ToastEnd } from '../../src/tray/toasts/toast.ts';
import type { Process } from './process.ts';

/** Everything that may stand on a screen, and how each may end. */
export interface Ends {
  toast: ToastEnd;
  box: 'yes' | 'no';
  window: 'yes' | 'no' | 'note' | 'disconnect' | 'notShown';
  /** Windows' own question for an administrator. */
  prompt: PermissionAnswer | 'neverComes';
  /** What a person is asked by their own Usher. */
  own: OwnAnswer['kind'];
  /** What a person is asked by a box of Windows. */
  person: PersonReply['answer'];
}

export type Kind = keyof Ends;

/** One thing on one screen. */
export interface Item {
  readonly kind: Kind;
  readonly process: Process;
  /** Whose screen. */
  readonly sessionId: number;
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly string[];
  readonly shownAt: number;
  /** The moment at which it left the screen while it could still be answered; null if it stands. */
  unseenAt: number | null;
  endedAt: number | null;
  /** It stands, and its answer means nothing any more. */
  isVoid: boolean;
  /** Somebody has just clicked. If it is taken away before that is told, it is told afterwards. */
  isAnswering: boolean;
  /** Windows showed notifications when it came, and when it went. */
  isShown: boolean;
  /** How it ended; `taken back` by whoever showed it. */
  end: string | null;
  /** Gives it this end now. Too late, it does nothing. */
  give(end: string): void;
  /** It leaves the screen, and may come back; left out where that cannot be. */
  fade?(): void;
  returns?(): void;
}

export interface ScreensWitness {
  appeared(item: Item): void;
  ended(item: Item): void;
  noted(sessionId: number, title: string, text: string): void;
  /** A question has left the screen and can still be answered, or is there again. */
  seen(item: Item, isSeen: boolean): void;
}

export interface Standing<K extends Kind> {
  readonly item: Item;
  readonly ended: Promise<Ends[K]>;
}
