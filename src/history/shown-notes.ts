import type { Clock } from '../base/clock.ts';
import { historyFile } from '../base/folders.ts';
import type { Session } from '../sessions/session.ts';
import { historyEntry } from './history.ts';
import { appendEntry } from './history-file.ts';
import { readNotes } from './history-reader.ts';
import { canHaveBeenShown } from './note-report.ts';
import { shownName } from './somebody.ts';

/** That a note of this person was shown to whom it was for. */
export interface ShownNote {
  readonly id: string;
  /** In ms since 1970. */
  readonly time: number;
  /** To whom. Ready to be shown. */
  readonly person: string;
}

/** The notes that this person has left for others and that were shown, until this person knows. */
export interface ShownNotes {
  /**
   * The Usher of `person` says that it has shown them a note. The history must tell of one that is left, and then it
   * tells of this, too. Anything else is forgotten.
   * @param own this person's session
   * @throws if it cannot be written; then this person is not told, because else the same note would count again
   */
  reported(person: Session, own: Session): void;
  /** What this process heard and this person has not been told, oldest first: the last report of each. */
  waiting(): readonly ShownNote[];
  told(id: string): void;
}

/** @param data the person's own folder */
export function shownNotes(data: string, clock: Pick<Clock, 'today'>): ShownNotes {
  const file = historyFile(data);
  /** By SID. */
  const waiting = new Map<string, ShownNote>();
  let reports = 0;
  return {
    reported(person, own) {
      const { sid } = person;
      if (sid === null || !canHaveBeenShown(readNotes(file), person)) return;
      const time = clock.today();
      const about = { session: person, conversation: 0, name: shownName(person) };
      appendEntry(file, historyEntry({ event: 'noteShown' }, about, own, new Date(time)));
      reports += 1;
      waiting.delete(sid);
      waiting.set(sid, { id: `noteShown ${reports}`, time, person: shownName(person) });
    },
    waiting: () => [...waiting.values()],
    told(id) {
      for (const [sid, shown] of waiting) if (shown.id === id) waiting.delete(sid);
    },
  };
}
