import type { Duplex } from 'node:stream';

/** No more than this many strangers stay. If one more comes, the first one has to go. */
export const MOST_STRANGERS = 16;

/** Those who came to the pipe and have not said yet who they are. */
export interface Strangers {
  add(stream: Duplex): void;
  /** It is no stranger from now on. @returns false if it was turned away before */
  leave(stream: Duplex): boolean;
  /** All of them have to go. */
  turnAway(): void;
}

export function strangers(): Strangers {
  const waiting = new Set<Duplex>();
  return {
    add(stream) {
      waiting.add(stream);
      const [first] = waiting;
      if (waiting.size <= MOST_STRANGERS || first === undefined) return;
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
