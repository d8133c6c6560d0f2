import type { Clock } from '../../base/clock.ts';
import type { OwnFacts } from '../../sessions/could-be-lost.ts';
import type { Asker } from './asker.ts';
import type { Told } from './decision.ts';
import { MOST_ASKERS } from './limits.ts';

/** What each asker was told last of this person. Somebody who came back since then is not signed out. */
export class ToldFacts {
  readonly #told = new Map<string, Pick<OwnFacts, 'isAway' | 'takenAt'>>();

  /** What this asker had been told at the moment `now` of the clock; null for nothing. */
  before(now: number, { key }: Asker, { speed }: Pick<Clock, 'speed'>): Told | null {
    const told = this.#told.get(key);
    return told === undefined ? null : { isAway: told.isAway, msAgo: (now - told.takenAt) / speed };
  }

  remember({ key }: Asker, { isAway, takenAt }: OwnFacts): void {
    this.#told.delete(key);
    this.#told.set(key, { isAway, takenAt });
    const [oldest = ''] = this.#told.keys();
    if (this.#told.size > MOST_ASKERS) this.#told.delete(oldest);
  }
}
