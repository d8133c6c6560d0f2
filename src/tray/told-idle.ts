import type { Clock } from '../base/clock.ts';
import type { People } from '../engine/listing.ts';
import { signInKey } from '../sessions/identity.ts';
import type { Session } from '../sessions/session.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import { mayBeTold } from '../sessions/shown-idle.ts';

/** Nobody is asked again sooner, because an own Usher answers 30 requests in a minute. In ms of real time. */
const AGAIN_AFTER = 10_000;

export interface ToldIdleParts {
  readonly host: Pick<SessionHost, 'neighbor'>;
  readonly clock: Pick<Clock, 'now' | 'speed'>;
  /** Whether a conversation with them goes on. It asks their own Usher itself, and must be the last one who did. */
  isTalking(key: string): boolean;
  /** Something else is told now. */
  changed(): void;
}

interface Told {
  readonly ms: number;
  /** The listing that it completes. */
  readonly session: Session;
}

/**
 * What the own Ushers of people who are not switched out tell of their idle time, only to be shown. They are asked
 * along with a listing, which does not wait. One that says nothing is asked again with the next listing.
 */
export class ToldIdle {
  readonly #parts: ToldIdleParts;
  readonly #told = new Map<string, Told>();
  /** Who was asked, and when, by the clock. */
  readonly #asked = new Map<string, number>();
  readonly #waiting = new Set<string>();
  #sessions: ReadonlyMap<string, Session> = new Map();
  #isStopped = false;

  constructor(parts: ToldIdleParts) {
    this.#parts = parts;
  }

  /** By sign-in key, in ms. */
  get ms(): ReadonlyMap<string, number> {
    return new Map([...this.#told].map(([key, { ms }]) => [key, ms]));
  }

  /** Hears of each listing. One that failed is no news. */
  listed({ listing, others }: People): void {
    const { host, clock, isTalking } = this.#parts;
    if (host.neighbor === undefined || listing !== 'listed' || this.#isStopped) return;
    const asked = others.map(({ session }) => session).filter((session) => mayBeAsked(session));
    this.#sessions = new Map(asked.map((session) => [signInKey(session), session]));
    this.#forget();
    for (const [key, session] of this.#sessions) {
      const age = (clock.now() - (this.#asked.get(key) ?? Number.NEGATIVE_INFINITY)) / clock.speed;
      if (age < AGAIN_AFTER || this.#waiting.has(key) || isTalking(key)) continue;
      this.#asked.set(key, clock.now());
      this.#waiting.add(key);
      void this.#ask(key, session, host.neighbor);
    }
  }

  /** Asks nobody any more, and tells of no change. */
  stop(): void {
    this.#isStopped = true;
  }

  /** What was told of somebody who is gone, or was seen doing something since. */
  #forget(): void {
    let hasChanged = false;
    for (const [key, { session }] of this.#told) {
      const now = this.#sessions.get(key);
      if (now !== undefined && isSameSight(session, now)) continue;
      this.#told.delete(key);
      hasChanged = true;
    }
    for (const key of this.#asked.keys()) if (!this.#sessions.has(key)) this.#asked.delete(key);
    if (hasChanged) this.#parts.changed();
  }

  async #ask(key: string, session: Session, neighbor: NonNullable<SessionHost['neighbor']>): Promise<void> {
    const says = await neighbor(session);
    if (this.#isStopped) return;
    this.#waiting.delete(key);
    const before = this.#told.get(key)?.ms;
    const now = this.#sessions.get(key);
    const ms = now !== undefined && isSameSight(session, now) ? (says?.idleMs ?? null) : null;
    if (ms === null) this.#told.delete(key);
    else this.#told.set(key, { ms, session });
    if (before !== this.#told.get(key)?.ms) this.#parts.changed();
  }
}

function mayBeAsked(session: Session): boolean {
  return session.userName !== '' && session.isReadable && mayBeTold(session);
}

/** The listing tells the same about who is there. */
function isSameSight(one: Session, other: Session): boolean {
  return (
    one.state === other.state &&
    one.locked === other.locked &&
    one.connectTime === other.connectTime &&
    // That of a console session changes by itself.
    (one.protocol !== 'remote' || one.lastInputTime === other.lastInputTime)
  );
}
