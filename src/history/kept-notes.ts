import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import { oneLine } from '../base/text/plain-text.ts';
import { isoOf } from './history.ts';
import type { HistoryDamage } from './history-reader.ts';
import { isoTime } from './history-reader.ts';
import { KeptLines, SHOWN } from './kept-lines.ts';
import type { Somebody } from './somebody.ts';
import { shownName, somebody, somebodyOf } from './somebody.ts';

/** How many notes wait for one person. The oldest gives way. */
export const MOST_NOTES = 20;

/** In code points, as in a toast. */
const LONGEST_NOTE = 200;

const schema = z.object({
  id: z.string(),
  time: isoTime,
  from: somebody,
  text: z.string(),
});

/** A note that waits until its person is back. */
export interface KeptNote {
  readonly id: string;
  /** In ms since 1970. */
  readonly time: number;
  /** Ready to be shown; empty if Windows did not tell. */
  readonly from: string;
  /** The sender's SID; null if Windows did not tell. */
  readonly sid: string | null;
  readonly text: string;
}

export interface KeptNotes {
  /** @throws if it cannot be written; then the sender is told */
  keep(note: { readonly from: Somebody; readonly text: string }): void;
  /** The person has seen it. @throws if it cannot be written */
  shown(id: string): void;
  /** Those that nobody has seen, oldest first; at most `MOST_NOTES`. Never throws. */
  waiting(): { readonly notes: readonly KeptNote[]; readonly damage: HistoryDamage };
}

export const notesFile = (data: string) => join(data, 'notes.jsonl');

/** @param data the person's own folder */
export function keptNotes(data: string, clock: Pick<Clock, 'today'>): KeptNotes {
  const lines = new KeptLines(notesFile(data), schema, MOST_NOTES);
  return {
    keep({ from, text }) {
      lines.add({
        time: isoOf(clock.today()),
        from: somebodyOf(from),
        text: oneLine(text, LONGEST_NOTE),
      });
    },
    shown: (id) => lines.mark(id, SHOWN),
    waiting() {
      const { kept, damage } = lines.waiting();
      return {
        notes: kept.map(({ line: { id, time, from, text } }) => ({
          id,
          time: Date.parse(time),
          from: shownName(from),
          sid: from.sid,
          text: oneLine(text, LONGEST_NOTE),
        })),
        damage,
      };
    },
  };
}
