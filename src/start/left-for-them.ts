import type { Clock } from '../base/clock.ts';
import type { KeptNotes } from '../history/kept-notes.ts';
import { keptNotes } from '../history/kept-notes.ts';
import type { Receipts } from '../history/receipts.ts';
import { receipts } from '../history/receipts.ts';
import type { ShownNotes } from '../history/shown-notes.ts';
import { shownNotes } from '../history/shown-notes.ts';

/** What others leave for this person: one end keeps it, the other one shows it. */
export interface LeftHere {
  readonly receipts: Receipts;
  readonly notes: KeptNotes;
  /** What others were shown of this person's own notes. */
  readonly shownNotes: ShownNotes;
  /** Hears of each new note, and of each report about this person's own, right after it was kept. */
  watch(listener: () => void): void;
  /** Hears whose note was shown to this person, by SID, right after it was marked. */
  watchShown(listener: (sid: string) => void): void;
}

/** @param folder the person's own folder */
export function leftHere(folder: string, clock: Clock): LeftHere {
  const notes = keptNotes(folder, clock);
  const ownNotes = shownNotes(folder, clock);
  const listeners = new Set<() => void>();
  const shownListeners = new Set<(sid: string) => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    receipts: receipts(folder, clock),
    notes: {
      ...notes,
      keep(note) {
        notes.keep(note);
        tell();
      },
      shown(id) {
        const sid = notes.waiting().notes.find((note) => note.id === id)?.sid ?? null;
        notes.shown(id);
        if (sid === null) return;
        for (const listener of shownListeners) listener(sid);
      },
    },
    shownNotes: {
      ...ownNotes,
      reported(person, own) {
        ownNotes.reported(person, own);
        tell();
      },
    },
    watch: (listener) => void listeners.add(listener),
    watchShown: (listener) => void shownListeners.add(listener),
  };
}
