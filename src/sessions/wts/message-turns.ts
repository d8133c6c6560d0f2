/** A message that waits for its turn. */
interface Waiter {
  readonly sessionId: number;
  readonly kind: MessageKind;
  begin(): void;
}

/** A note may stand beside an open question, because it can be read at any time. */
export type MessageKind = 'question' | 'note';

/** Sends messages to other sessions, each in its turn. */
export interface MessageTurns {
  /**
   * Waits for a turn, does the work and resolves with its result. Resolves with null, without the work, if the
   * signal aborts before the turn comes.
   */
  <T>(sessionId: number, signal: AbortSignal, work: () => Promise<T>, kind?: MessageKind): Promise<T | null>;
  /**
   * A question's box stays open there for this long, even if nobody waits for its answer any more. In ms of real
   * time.
   */
  stands(sessionId: number, ms: number): void;
  /** How much longer a question's box stays open there, in ms; 0 if there is none. */
  standsFor(sessionId: number): number;
}

/**
 * Allows `most` messages at once, and one at a time in each session. The others wait in order. A question also
 * waits for the end of the box before it.
 */
export function messageTurns(most: number): MessageTurns {
  const busy = new Set<number>();
  /** When each session's box ends, in ms of the monotonic clock. */
  const standing = new Map<number, number>();
  const waiting: Waiter[] = [];

  function standsFor(sessionId: number): number {
    return Math.max(0, (standing.get(sessionId) ?? 0) - performance.now());
  }

  function mayBegin({ sessionId, kind }: Waiter): boolean {
    return !busy.has(sessionId) && (kind === 'note' || standsFor(sessionId) === 0);
  }

  function proceed(): void {
    while (busy.size < most) {
      const at = waiting.findIndex(mayBegin);
      const [next] = at === -1 ? [] : waiting.splice(at, 1);
      if (next === undefined) return;
      busy.add(next.sessionId);
      next.begin();
    }
  }

  /** @returns true if the turn came, false if the signal aborted */
  function wait(sessionId: number, signal: AbortSignal, kind: MessageKind): Promise<boolean> {
    return new Promise((resolve) => {
      const giveUp = () => {
        waiting.splice(waiting.indexOf(waiter), 1);
        resolve(false);
      };
      const waiter = {
        sessionId,
        kind,
        begin() {
          signal.removeEventListener('abort', giveUp);
          resolve(true);
        },
      };
      waiting.push(waiter);
      signal.addEventListener('abort', giveUp, { once: true });
      proceed();
    });
  }

  const inTurn = async <T>(
    sessionId: number,
    signal: AbortSignal,
    work: () => Promise<T>,
    kind: MessageKind = 'question',
  ): Promise<T | null> => {
    if (signal.aborted || !(await wait(sessionId, signal, kind))) return null;
    try {
      return await work();
    } finally {
      busy.delete(sessionId);
      proceed();
    }
  };

  return Object.assign(inTurn, {
    standsFor,
    stands(sessionId: number, ms: number) {
      if (ms <= standsFor(sessionId)) return;
      standing.set(sessionId, performance.now() + ms);
      // This timer must not keep the process alive.
      setTimeout(proceed, Math.ceil(ms)).unref();
    },
  });
}
