import type { Clock } from '../../base/clock.ts';
import { oneLine } from '../../base/text/plain-text.ts';
import type { Note, TerminalScreen } from './terminal-screen.ts';

const MOST_NOTES = 3;

/** The lines above the menu that tell something. */
export interface TerminalNotes {
  /** @param ms how long it stays; null until the operator does something */
  add(text: string, ms: number | null): void;
  /** The operator does something, so what was told before is read. */
  clear(): void;
}

/** The latest notes, newest last. */
export function terminalNotes(screen: TerminalScreen, clock: Clock): TerminalNotes {
  return {
    add(text, ms) {
      const note: Note = { text: oneLine(text) };
      screen.update({ notes: [...screen.shown().notes, note].slice(-MOST_NOTES) });
      if (ms === null) return;
      clock.after(ms, () => {
        const { notes } = screen.shown();
        if (notes.includes(note)) screen.update({ notes: notes.filter((each) => each !== note) });
      });
    },
    clear() {
      if (screen.shown().notes.length > 0) screen.update({ notes: [] });
    },
  };
}
