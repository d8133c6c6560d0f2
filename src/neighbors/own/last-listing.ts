import type { Clock } from '../../base/clock.ts';
import { realMsSince } from '../../base/clock.ts';
import type { Session } from '../../sessions/session.ts';
import type { SessionHost } from '../../sessions/session-host.ts';
import type { OwnListing } from './asker.ts';

/** A listing older than this is made anew before somebody is let in, in ms. */
const FRESH = 5000;

/** What was listed last, and when. */
export class LastListing {
  readonly #host: Pick<SessionHost, 'list'>;
  readonly #clock: Clock;
  #last: { readonly sessions: readonly Session[]; readonly at: number } | null = null;
  #running: Promise<unknown> | null = null;

  constructor(host: Pick<SessionHost, 'list'>, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
  }

  /** @throws SessionError */
  async list(): Promise<readonly Session[]> {
    const at = this.#clock.now();
    const sessions = await this.#host.list();
    this.#last = { sessions, at };
    return sessions;
  }

  /** Null before the first one. */
  last(): OwnListing | null {
    return this.#last && { sessions: this.#last.sessions, ageMs: realMsSince(this.#last.at, this.#clock) };
  }

  /** Lists unless that was done a moment ago. Many who come at once share one listing. Never rejects. */
  async freshen(): Promise<void> {
    const last = this.last();
    if (last !== null && last.ageMs <= FRESH) return;
    this.#running ??= this.list()
      .catch(() => {})
      .finally(() => {
        this.#running = null;
      });
    await this.#running;
  }
}
