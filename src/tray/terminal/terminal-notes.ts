import type { Clock } from '../../base/clock.ts';
import { oneLine } from '../../base/text/plain-text.ts';
import type { Note, TerminalScreen } from './terminal-screen.ts';

const MOST_NOTES = 3;

/** The lines above the menu that tell something. */
export interface TerminalNotes {
  /** @param ms how long it stays; null until the operator does something */
  add(text: string, ms: number | null): void;
  /** The operator does something, so what was told before is read. Nothing is left that keeps this process running. */
  clear(): void;
}

/** The latest notes, newest last. */
export function terminalNotes(screen: TerminalScreen, clock: Clock): TerminalNotes {
  /** What ends the time of each note that has one. */
  const timed = new Map<Note, () => void>();
  return {
    add(text, ms) {
      const note: Note = { text: oneLine(text) };
      screen.update({ notes: [...screen.shown().notes, note].slice(-MOST_NOTES) });
      if (ms === null) return;
      const over = () => {
        timed.delete(note);
        const { notes } = screen.shown();
        if (notes.includes(note)) screen.update({ notes: notes.filter((each) => each !== note) });
      };
      timed.set(note, clock.after(ms, over));
    },
    clear() {
      for (const cancel of timed.values()) cancel();
      timed.clear();
      if (screen.shown().notes.length > 0) screen.update({ notes: [] });
    },
  };
}
