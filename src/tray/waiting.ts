import { localTime } from '../base/local-time.ts';
import type { TitledText } from '../engine/words.ts';
import type { KeptNotes } from '../history/kept-notes.ts';
import { receiptEnd } from '../history/receipt-end.ts';
import type { Receipts } from '../history/receipts.ts';
import type { ShownNotes } from '../history/shown-notes.ts';
import type { Session } from '../sessions/session.ts';
import type { ToldTime, TrayWords } from './words.ts';

/** What others left for this person, until they have seen it. */
export interface LeftForThem {
  readonly receipts: Pick<Receipts, 'waiting' | 'shown'>;
  readonly notes: Pick<KeptNotes, 'waiting' | 'shown'>;
  /** What others were shown of this person's own notes. */
  readonly shownNotes: Pick<ShownNotes, 'waiting' | 'told'>;
  /** Hears of each of these that is new while Usher runs; left out where none can come. */
  watch?(listener: () => void): void;
}

/** One thing that was left, as the person is told it. */
export interface Waiting {
  readonly id: string;
  readonly time: number;
  readonly told: TitledText;
  /** Marks it as seen. @throws if that cannot be written */
  shown(): void;
}

/**
 * What waits, the oldest first, and whether a sign-out may still go on, of which nothing can be told yet.
 * @param own the person's own session as of the last listing
 */
export function waitingIn(
  { receipts, notes, shownNotes }: LeftForThem,
  own: Session | null,
  now: number,
  words: TrayWords['returned'],
): { readonly waiting: readonly Waiting[]; readonly goesOn: boolean } {
  const ends = receipts.waiting().receipts.map((receipt) => ({
    ...receipt,
    became: receiptEnd(receipt, own, now),
  }));
  const told = ends.flatMap(({ id, time, asker, lost, saidYes, became }): Waiting[] =>
    became === 'goesOn'
      ? []
      : [
          {
            id,
            time,
            told: words.receipt({ name: asker, at: toldTime(time, now), became, lost, saidYes }),
            shown: () => receipts.shown(id, became),
          },
        ],
  );
  const kept = notes.waiting().notes.map(({ id, time, from, text }) => ({
    id,
    time,
    told: words.note(from, toldTime(time, now), text),
    shown: () => notes.shown(id),
  }));
  const heard = shownNotes.waiting().map(({ id, time, person }) => ({
    id,
    time,
    told: words.noteShown(person, toldTime(time, now)),
    shown: () => shownNotes.told(id),
  }));
  return {
    waiting: [...told, ...kept, ...heard].sort((one, other) => one.time - other.time),
    goesOn: ends.some(({ became }) => became === 'goesOn'),
  };
}

function toldTime(time: number, now: number): ToldTime {
  const [date = '', hour = ''] = localTime(time, 'minutes').split(' ');
  return { time: hour, date: localTime(now, 'minutes').startsWith(date) ? null : date };
}
