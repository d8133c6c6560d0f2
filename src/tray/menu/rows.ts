import type { Clock } from '../../base/clock.ts';
import type { People } from '../../engine/listing.ts';
import type { Slots } from './slots.ts';
import { assignRows, nextLingeringEnd } from './slots.ts';

/** Everybody's row in the menu. A row stays in its place. The row of an ended session stays for a while. */
export class Rows {
  readonly #clock: Clock;
  readonly #most: number | undefined;
  readonly #changed: () => void;
  #people: People | null = null;
  #slots: Slots = [];
  #cancelLingering = () => {};

  /**
   * @param most how many people have rows; as many as on the taskbar if left out
   * @param changed called when the row of an ended session was freed
   */
  constructor(clock: Clock, most: number | undefined, changed: () => void) {
    this.#clock = clock;
    this.#most = most;
    this.#changed = changed;
  }

  get slots(): Slots {
    return this.#slots;
  }

  /** How many of these people have no row. */
  withoutRow({ others }: People): number {
    return others.length - this.#slots.filter((slot) => slot?.endedAt === null).length;
  }

  /** Gives everybody a row. A listing that failed changes nothing. */
  follow(people: People): void {
    if (people === this.#people || people.listing !== 'listed') return;
    this.#people = people;
    this.#assign(people);
  }

  stop(): void {
    this.#cancelLingering();
  }

  #assign(people: People): void {
    const now = this.#clock.now();
    this.#slots = assignRows(this.#slots, people.others, now, this.#most);
    this.#cancelLingering();
    const end = nextLingeringEnd(this.#slots);
    if (end === null) return;
    this.#cancelLingering = this.#clock.after(end - now, () => {
      this.#assign(people);
      this.#changed();
    });
  }
}
