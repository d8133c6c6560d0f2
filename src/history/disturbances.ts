import type { Clock } from '../base/clock.ts';
import { signInKey } from '../sessions/identity.ts';
import type { Session } from '../sessions/session.ts';
import type { CoolDown, Disturbance, DisturbanceLine } from './cool-down.ts';
import { coolDownLeft, LONGEST_COOL_DOWN, NOTE_COOL_DOWN } from './cool-down.ts';

/** How long somebody is not to be disturbed again in this way. */
export type CoolDownLook = (what: Disturbance, session: Session) => CoolDown;

export interface DisturbancesParts {
  /** The time between two questions to the same person, in ms. */
  questions(): number;
  readonly clock: Clock;
  /** The disturbances in the history as it is now; null if it cannot be read. */
  disturbances(): readonly DisturbanceLine[] | null;
}

/**
 * Who was asked, or left a message, a short while ago: by this process, an earlier one or the command line. All
 * write to one history. This process times its own disturbances by a clock that nobody can set.
 */
export class Disturbances {
  readonly #parts: DisturbancesParts;
  readonly #since: number;
  /** When this process last disturbed whom, in ms of its clock, the latest last. Only those that may still count. */
  readonly #own = new Map<string, number>();

  constructor(parts: DisturbancesParts) {
    this.#parts = parts;
    this.#since = parts.clock.now();
  }

  happened(what: Disturbance, session: Session): void {
    const now = this.#parts.clock.now();
    this.forget(what, session);
    this.#own.set(key(what, session), now);
    for (const [each, at] of this.#own) {
      if (now - at < LONGEST_COOL_DOWN) break;
      this.#own.delete(each);
    }
  }

  /** The disturbance did not happen after all. */
  forget(what: Disturbance, session: Session): void {
    this.#own.delete(key(what, session));
  }

  /** One look at the history, for any number of people. The file is read once, at the first question. */
  look(): CoolDownLook {
    const { clock, questions, disturbances } = this.#parts;
    let lines: readonly DisturbanceLine[] | null | undefined;
    return (what, session) => {
      const ms = what === 'note' ? NOTE_COOL_DOWN : questions();
      const own = this.#own.get(key(what, session));
      const ownLeft = own === undefined ? 0 : Math.max(0, own + ms - clock.now());
      if (lines === undefined) lines = disturbances();
      if (lines !== null) {
        const left = coolDownLeft(lines, session, what, clock.today(), ms);
        return { ms: Math.max(ownLeft, left), isKnown: true };
      }
      // Nobody knows whom an earlier process disturbed. After `ms` of this process that no longer matters.
      const unknownLeft = Math.max(0, this.#since + ms - clock.now());
      return { ms: Math.max(ownLeft, unknownLeft), isKnown: ownLeft >= unknownLeft };
    };
  }
}

function key(what: Disturbance, session: Session): string {
  const { host, domainName, userName } = session;
  return what === 'note' ? `note|${host}|${domainName}\\${userName}`.toLowerCase() : signInKey(session);
}
