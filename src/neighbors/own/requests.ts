import type { Asker } from './asker.ts';
import type { Asked, RequestKind } from './limits.ts';
import { counted, isTooOften, NOBODY_ASKED } from './limits.ts';

/** The requests that were taken up, and whether one more would be too many. */
export class Requests {
  readonly #now: () => number;
  #asked: Asked = NOBODY_ASKED;

  /** @param now in ms of the machine's time */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** After a no an administrator would sign this person out themselves, and no program could object. */
  isTooOften({ key, isAdministrator }: Asker, kind: RequestKind): boolean {
    const isUnlimited = isAdministrator && kind === 'signOut';
    return !isUnlimited && isTooOften(this.#asked, key, kind, this.#now());
  }

  count({ key }: Asker, kind: RequestKind): void {
    this.#asked = counted(this.#asked, key, kind, this.#now());
  }
}
