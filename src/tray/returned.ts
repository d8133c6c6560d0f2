import type { Clock } from '../base/clock.ts';
import { localTime } from '../base/local-time.ts';
import type { Log } from '../base/log.ts';
import type { People } from '../engine/listing.ts';
import { isOperatorGone } from '../engine/listing.ts';
import type { KeptNotes } from '../history/kept-notes.ts';
import { receiptEnd } from '../history/receipt-end.ts';
import type { Receipts } from '../history/receipts.ts';
import { silentNotice } from './notices.ts';
import type { Toast, ToastEnd } from './toasts/toast.ts';
import type { ToldTime, TrayWords } from './words.ts';

/** What others left for this person, until they have seen it. */
export interface LeftForThem {
  readonly receipts: Pick<Receipts, 'waiting' | 'shown'>;
  readonly notes: Pick<KeptNotes, 'waiting' | 'shown'>;
  /** Hears of each new note while Usher runs; left out where none can come. */
  watch?(listener: () => void): void;
}

export interface ReturnedParts {
  readonly left: LeftForThem;
  readonly clock: Pick<Clock, 'today'>;
  readonly words: Pick<TrayWords, 'returned'>;
  readonly log: Log;
  show(notice: Toast): Promise<ToastEnd>;
}

interface Waiting {
  readonly id: string;
  readonly time: number;
  readonly notice: Toast;
  /** @throws if it cannot be written */
  shown(): void;
}

/** These were not on the screen, or perhaps too short to be read: they are shown once more. */
const NOT_SEEN: ReadonlySet<ToastEnd> = new Set(['notShown', 'closed']);

/**
 * Tells the person what others left for them: when the tray starts, and each time they are back. What they have seen
 * is told once. What they may not have seen waits for their next return.
 */
export class Returned {
  readonly #parts: ReturnedParts;
  /** Told by this process, also if that could not be written. */
  readonly #told = new Set<string>();
  #people: People | null = null;
  #isTelling = false;
  /** True if another notice took the place of ours, or a sign-out may still go on. */
  #hasMore = false;

  constructor(parts: ReturnedParts) {
    this.#parts = parts;
  }

  /** Hears of each listing. */
  listed(people: People): void {
    if (people.listing !== 'listed') return;
    const wasThere = this.#isThere();
    this.#people = people;
    if (this.#isThere() && (!wasThere || this.#hasMore)) this.look();
  }

  /** Something new was left. It is told now if the person is there. */
  look(): void {
    if (this.#isThere() && !this.#isTelling) void this.#tell();
  }

  #isThere(): boolean {
    return this.#people !== null && !isOperatorGone(this.#people);
  }

  async #tell(): Promise<void> {
    this.#isTelling = true;
    this.#hasMore = false;
    this.#logDamage();
    // Read again after each, because more may have come meanwhile.
    for (let next = this.#next(); next !== null && this.#isThere(); next = this.#next()) {
      const end = await this.#parts.show(next.notice);
      if (NOT_SEEN.has(end)) {
        this.#hasMore ||= end === 'closed';
        break;
      }
      this.#seen(next);
    }
    this.#isTelling = false;
  }

  #logDamage(): void {
    const { receipts, notes } = this.#parts.left;
    for (const { damage } of [receipts.waiting(), notes.waiting()]) {
      if (damage.lines > 0) this.#parts.log(`lines about what was left can't be read: ${damage.lines}`);
      for (const { file, code } of damage.files) this.#parts.log(`${file} can't be read: ${code}`);
    }
  }

  #seen({ id, shown }: Waiting): void {
    this.#told.add(id);
    try {
      shown();
    } catch (error) {
      this.#parts.log(`what was shown can't be marked: ${error}`);
    }
  }

  #next(): Waiting | null {
    const waiting = [...this.#receipts(), ...this.#notes()].filter(({ id }) => !this.#told.has(id));
    return waiting.sort((one, other) => one.time - other.time)[0] ?? null;
  }

  #receipts(): readonly Waiting[] {
    const { left, clock, words } = this.#parts;
    const now = clock.today();
    return left.receipts.waiting().receipts.flatMap((receipt) => {
      const { id, time, asker, lost } = receipt;
      const became = receiptEnd(receipt, this.#people?.operator ?? null, now);
      if (became === 'goesOn') {
        this.#hasMore = true;
        return [];
      }
      const text = words.returned.receipt({ name: asker, at: toldTime(time, now), became, lost });
      return [{ id, time, notice: silentNotice(text), shown: () => left.receipts.shown(id, became) }];
    });
  }

  #notes(): readonly Waiting[] {
    const { left, clock, words } = this.#parts;
    return left.notes.waiting().notes.map(({ id, time, from, text }) => ({
      id,
      time,
      notice: silentNotice(words.returned.note(from, toldTime(time, clock.today()), text)),
      shown: () => left.notes.shown(id),
    }));
  }
}

function toldTime(time: number, now: number): ToldTime {
  const [date = '', hour = ''] = localTime(time, 'minutes').split(' ');
  return { time: hour, date: localTime(now, 'minutes').startsWith(date) ? null : date };
}
