/** A message that waits for its turn. */
interface Waiter {
  readonly sessionId: number;
  readonly kind: MessageKind;
  begin(): void;
}

/** A note is read whenever somebody likes, also beside a question that stands. */
export type MessageKind = 'question' | 'note';

/** Messages into other sessions, each in its turn. */
export interface MessageTurns {
  /**
   * Takes a turn, does the work in it and resolves with what came of it; with null, and without the work, where the
   * signal aborts before the turn has come.
   */
  <T>(sessionId: number, signal: AbortSignal, work: () => Promise<T>, kind?: MessageKind): Promise<T | null>;
  /** A question's box goes on standing there, whoever still waits for its answer. In ms of real time. */
  stands(sessionId: number, ms: number): void;
  /** How much longer a question's box stands there, in ms; 0 where none does. */
  standsFor(sessionId: number): number;
}

/**
 * At most so many messages at once and one at a time in a session; the others wait in their order, and a question waits
 * for the end of the box before it too.
 */
export function messageTurns(most: number): MessageTurns {
  const busy = new Set<number>();
  /** Until when a box stands, by session, in ms of the monotonic clock. */
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

  /** @returns whether the turn has come */
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
      // Nobody has to wait for a box before they may end.
      setTimeout(proceed, Math.ceil(ms)).unref();
    },
  });
}
