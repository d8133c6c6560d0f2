import type { Menu, Toast, ToastButton } from './tray.ts';

/** A question, and what ends it by one of its buttons. */
export interface StandingToast {
  readonly toast: Toast;
  press(button: ToastButton['id']): void;
}

/** What the terminal shows at the moment. */
export interface Shown {
  readonly menu: Menu;
  /** The question that stands; null where none does. */
  readonly question: StandingToast | null;
  /** What was told last, newest last. */
  readonly notes: readonly string[];
  /** What is counting down, as one line; empty for nothing. */
  readonly status: string;
}

/** What is shown, and who is told when that changes. */
export interface TerminalScreen {
  shown(): Shown;
  update(change: Partial<Shown>): void;
  /** @returns what ends the subscription */
  subscribe(changed: () => void): () => void;
}

export function terminalScreen(): TerminalScreen {
  const listeners = new Set<() => void>();
  let shown: Shown = { menu: { rows: [], tooltip: '', icon: 'calm' }, question: null, notes: [], status: '' };
  return {
    shown: () => shown,
    update(change) {
      shown = { ...shown, ...change };
      for (const changed of listeners) changed();
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
