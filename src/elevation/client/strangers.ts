import type { Duplex } from 'node:stream';

/** The most clients that have not yet identified themselves. With one more, the oldest must go. */
export const MOST_STRANGERS = 16;

/** The clients at the pipe that have not yet identified themselves. */
export interface Strangers {
  add(stream: Duplex): void;
  /** Removes a client that has identified itself. @returns false if it was turned away before */
  leave(stream: Duplex): boolean;
  /** Turns all of them away. */
  turnAway(): void;
}

export function strangers(): Strangers {
  const waiting = new Set<Duplex>();
  return {
    add(stream) {
      waiting.add(stream);
      const [first = stream] = waiting;
      if (waiting.size <= MOST_STRANGERS) return;
      waiting.delete(first);
      first.destroy();
    },
    leave: (stream) => waiting.delete(stream),
    turnAway() {
      for (const stranger of waiting) stranger.destroy();
      waiting.clear();
    },
  };
}
