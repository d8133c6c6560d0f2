import type { Asker } from './asker.ts';
import type { RequestKind } from './limits.ts';
import type { OwnAnswer } from './own-question.ts';
import type { Said } from './said.ts';
import { mayDelay, saidYes, waitingFor } from './said.ts';

/** Whose turn it is to ask this person, or to have them signed out. One at a time. */
export class Turns {
  readonly #now: () => number;
  #turn: Asker | null = null;
  #said: Said | null = null;

  /** @param now in ms of the machine's time */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** True if it is anybody's turn now, or if this person asked somebody else for more time. */
  isTaken(asker: Asker): boolean {
    return this.#turn !== null || this.other(asker) !== null;
  }

  /** The session of somebody else whose turn it is; null for nobody. */
  other({ sid }: Asker): number | null {
    if (this.#turn !== null && this.#turn.sid !== sid) return this.#turn.session.sessionId;
    return waitingFor(this.#said, sid, this.#now());
  }

  /** Only if it is not taken. */
  async take(asker: Asker, work: () => Promise<void>): Promise<void> {
    this.#turn = asker;
    try {
      await work();
    } finally {
      this.#turn = null;
    }
  }

  mayDelay({ sid }: Asker): boolean {
    return mayDelay(this.#said, sid, this.#now());
  }

  /** This person has answered. */
  answered({ sid, session }: Asker, answer: OwnAnswer['kind']): void {
    if (answer !== 'signOut' && answer !== 'later') return;
    this.#said = { sid, sessionId: session.sessionId, answer, at: this.#now() };
  }

  /** Whether this person has just said yes to it. Then it does not come too often, whatever this asker tried before. */
  isWanted({ sid }: Asker, kind: RequestKind): boolean {
    return kind === 'signOut' && saidYes(this.#said, sid, this.#now());
  }

  /** Whether this person has just said yes to this asker. One yes is for one sign-out. */
  takeYes(asker: Asker): boolean {
    const isYes = this.isWanted(asker, 'signOut');
    if (isYes) this.#said = null;
    return isYes;
  }
}
