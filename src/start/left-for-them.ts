import type { Clock } from '../base/clock.ts';
import type { KeptNotes } from '../history/kept-notes.ts';
import { keptNotes } from '../history/kept-notes.ts';
import type { Receipts } from '../history/receipts.ts';
import { receipts } from '../history/receipts.ts';

/** What others leave for this person: one end keeps it, the other one shows it. */
export interface LeftHere {
  readonly receipts: Receipts;
  readonly notes: KeptNotes;
  /** Hears of each new note, right after it was kept. */
  watch(listener: () => void): void;
}

/** @param folder the person's own folder */
export function leftHere(folder: string, clock: Clock): LeftHere {
  const notes = keptNotes(folder, clock);
  const listeners = new Set<() => void>();
  return {
    receipts: receipts(folder, clock),
    notes: {
      ...notes,
      keep(note) {
        notes.keep(note);
        for (const listener of listeners) listener();
      },
    },
    watch: (listener) => void listeners.add(listener),
  };
}
