import type { Menu } from '../ports.ts';
import type { Toast, ToastButton } from '../toasts/toast.ts';

/** A question, and what ends it. */
export interface StandingToast {
  readonly toast: Toast;
  /** Answers it by one of its buttons. */
  press(button: ToastButton['id']): void;
  /** It could not be drawn whole, so nobody can have read it. */
  notDrawn(): void;
}

/** A line that tells something and asks for nothing. */
export interface Note {
  readonly text: string;
}

/** A longer text instead of the menu. */
export interface Page {
  readonly lines: readonly string[];
  /** The first line in the window, counted as drawn. Behind the last full window it is that one's first. */
  readonly from: number;
  /** Any key leaves it, except those that scroll. */
  readonly isBrief?: true;
}

/** What the terminal shows at the moment. */
export interface Shown {
  readonly menu: Menu;
  /** The open question; null if there is none. */
  readonly question: StandingToast | null;
  /** The seconds until no answer becomes a yes; empty if it never does. */
  readonly silence: string;
  /** The latest notices, newest last. */
  readonly notes: readonly Note[];
  /** The running countdowns, a line each. */
  readonly status: readonly string[];
  /** A hint at what Esc would cancel; empty for nothing. */
  readonly cancelHint: string;
  /** Null for the menu. A question closes it. */
  readonly page: Page | null;
}

/** What is shown, with subscriptions to its changes. */
export interface TerminalScreen {
  shown(): Shown;
  update(change: Partial<Shown>): void;
  /** @returns a function that ends the subscription */
  subscribe(changed: () => void): () => void;
}

const NOTHING: Shown = {
  menu: { rows: [], tooltip: '', icon: 'calm' },
  question: null,
  silence: '',
  notes: [],
  status: [],
  cancelHint: '',
  page: null,
};

export function terminalScreen(): TerminalScreen {
  const listeners = new Set<() => void>();
  let shown = NOTHING;
  return {
    shown: () => shown,
    update(change) {
      shown = { ...shown, ...change };
      if (shown.question !== null) shown = { ...shown, page: null };
      for (const changed of listeners) changed();
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
