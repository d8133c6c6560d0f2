import type { Menu } from '../ports.ts';
import type { Toast, ToastButton } from '../toasts/toast.ts';

/** A question, and what ends it. */
export interface StandingToast {
  readonly toast: Toast;
  /** By one of its buttons. */
  press(button: ToastButton['id']): void;
  /** It could not be drawn whole, so nobody can be taken to have read it. */
  notDrawn(): void;
}

/** What the terminal shows at the moment. */
export interface Shown {
  readonly menu: Menu;
  /** The question that stands; null where none does. */
  readonly question: StandingToast | null;
  /** The seconds after which no answer to it is a yes; empty where it never is. */
  readonly silence: string;
  /** What was told last, newest last. */
  readonly notes: readonly string[];
  /** What is counting down, a line each. */
  readonly status: readonly string[];
  /** What Esc would take back, as a hint; empty for nothing. */
  readonly cancelHint: string;
  /** A longer text instead of the menu, from this line on; null for the menu. A question takes it away. */
  readonly page: { readonly lines: readonly string[]; readonly from: number } | null;
}

/** What is shown, and who is told when that changes. */
export interface TerminalScreen {
  shown(): Shown;
  update(change: Partial<Shown>): void;
  /** @returns what ends the subscription */
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
