import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { People } from '../engine/listing.ts';
import { isOperatorGone } from '../engine/listing.ts';
import type { TitledText } from '../engine/words.ts';
import { silentNotice } from './notices.ts';
import type { Toast, ToastEnd } from './toasts/toast.ts';
import type { LeftForThem, Waiting } from './waiting.ts';
import { waitingIn } from './waiting.ts';
import type { TrayWords } from './words.ts';

/** A box has room for so many. */
const AT_ONCE = 5;

export interface ReturnedParts {
  readonly left: LeftForThem;
  readonly clock: Pick<Clock, 'today'>;
  readonly words: Pick<TrayWords, 'returned'>;
  readonly log: Log;
  show(notice: Toast): Promise<ToastEnd>;
  /** False while Windows is known to show no notification. */
  mayBeSeen(): boolean;
  /** Shows this until the person closes it. @returns true if they say that they have read it. Never rejects */
  read(text: TitledText): Promise<boolean>;
  /** `unread` is another number now. */
  changed(): void;
}

/** Somebody clicked it. */
const CLICKED: ReadonlySet<ToastEnd> = new Set(['yes', 'no', 'note', 'body', 'dismissed']);
/** It was not on the screen, or perhaps too short to be read. */
const NOT_SEEN: ReadonlySet<ToastEnd> = new Set(['notShown', 'closed']);

/**
 * Tells the person what others left for them: when the tray starts, and each time they are back. What they have seen
 * is told once. What they may not have seen waits for their next return, and meanwhile in the menu.
 */
export class Returned {
  readonly #parts: ReturnedParts;
  /** Told by this process, also if that could not be written. */
  readonly #told = new Set<string>();
  #people: People | null = null;
  #isTelling = false;
  #isReading = false;
  /** True if another notice took the place of ours, or a sign-out may still go on. */
  #hasMore = false;
  #unread: readonly Waiting[] = [];

  constructor(parts: ReturnedParts) {
    this.#parts = parts;
  }

  /** How many no notification could show. They are there to be read. */
  get unread(): number {
    return this.#unread.length;
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

  /** The person wants to read what no notification could show: the oldest ones. */
  async read(): Promise<void> {
    const some = this.#unread.slice(0, AT_ONCE);
    if (this.#isReading || some.length === 0) return;
    this.#isReading = true;
    const { read, words } = this.#parts;
    const isRead = await read(words.returned.unread(some.map(({ told }) => told)));
    this.#isReading = false;
    if (isRead) for (const each of some) this.#seen(each);
  }

  #isThere(): boolean {
    return this.#people !== null && !isOperatorGone(this.#people);
  }

  async #tell(): Promise<void> {
    const { show, mayBeSeen } = this.#parts;
    this.#isTelling = true;
    this.#hasMore = false;
    this.#logDamage();
    // Read again after each, because more may have come meanwhile.
    for (let [next] = this.#waiting(); next !== undefined && this.#isThere(); [next] = this.#waiting()) {
      const mightBeSeen = mayBeSeen();
      const end = await show(silentNotice(next.told));
      const isSeen = CLICKED.has(end) || (!NOT_SEEN.has(end) && mightBeSeen && mayBeSeen());
      if (isSeen) this.#seen(next);
      else {
        if (end === 'closed') this.#hasMore = true;
        else this.#keepUnread(this.#waiting());
        break;
      }
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
    if (this.#told.has(id)) return;
    this.#told.add(id);
    try {
      shown();
    } catch (error) {
      this.#parts.log(`what was shown can't be marked: ${error}`);
    }
    this.#keepUnread(this.#unread.filter((each) => each.id !== id));
  }

  #keepUnread(unread: readonly Waiting[]): void {
    const before = this.#unread.length;
    this.#unread = unread;
    if (unread.length !== before) this.#parts.changed();
  }

  #waiting(): readonly Waiting[] {
    const { left, clock, words } = this.#parts;
    const own = this.#people?.operator ?? null;
    const { waiting, goesOn } = waitingIn(left, own, clock.today(), words.returned);
    this.#hasMore ||= goesOn;
    return waiting.filter(({ id }) => !this.#told.has(id));
  }
}
