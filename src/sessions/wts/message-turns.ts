/**
 * At most so many messages at once and one at a time in a session; the others wait in their order.
 *
 * @returns takes a turn, does the work in it and resolves with what came of it; with null, and without the work,
 *   where the signal aborts before the turn has come
 */
export function messageTurns(most: number) {
  const busy = new Set<number>();
  const waiting: { readonly sessionId: number; begin(): void }[] = [];

  function proceed(): void {
    while (busy.size < most) {
      const at = waiting.findIndex(({ sessionId }) => !busy.has(sessionId));
      const [next] = at === -1 ? [] : waiting.splice(at, 1);
      if (next === undefined) return;
      busy.add(next.sessionId);
      next.begin();
    }
  }

  /** @returns whether the turn has come */
  function wait(sessionId: number, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const giveUp = () => {
        waiting.splice(waiting.indexOf(waiter), 1);
        resolve(false);
      };
      const waiter = {
        sessionId,
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

  return async <T>(sessionId: number, signal: AbortSignal, work: () => Promise<T>): Promise<T | null> => {
    if (signal.aborted || !(await wait(sessionId, signal))) return null;
    try {
      return await work();
    } finally {
      busy.delete(sessionId);
      proceed();
    }
  };
}
