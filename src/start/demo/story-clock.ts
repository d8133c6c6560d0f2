import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../base/clock.ts';

/** Real time between two steps, in ms. */
const STEP_MS = 10;

/** The clock of a story. It advances in steps, so that a slow machine does not change the story. */
export interface StoryClock extends Clock {
  /** Stops the clock until that work has ended. */
  holdFor<T>(work: () => Promise<T>): Promise<T>;
}

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that runs `speed` times as fast as the machine's, if the machine keeps up. */
export function storyClock(speed: number): StoryClock {
  const timers = new Set<Timer>();
  const startedAt = Date.now();
  let now = 0;
  let held = 0;
  let isRunning = false;

  async function goOn(): Promise<void> {
    isRunning = true;
    while (timers.size > 0) {
      await pause(STEP_MS);
      await step(now + STEP_MS * speed);
    }
    isRunning = false;
  }

  /** Calls back in order, each at its own moment. Work that a callback begins may hold the clock. */
  async function step(end: number): Promise<void> {
    while (held === 0) {
      const due = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) {
        now = end;
        return;
      }
      now = Math.max(now, due.at);
      timers.delete(due);
      due.callback();
      await turn();
    }
  }

  return {
    speed,
    now: () => now,
    // Held while a program runs, as this clock is: nothing looks as if somebody had set it.
    today: () => startedAt + now / speed,
    after(ms, callback) {
      const timer = { at: now + Math.max(0, ms), callback };
      timers.add(timer);
      if (!isRunning) void goOn();
      return () => timers.delete(timer);
    },
    async holdFor(work) {
      held += 1;
      try {
        return await work();
      } finally {
        held -= 1;
      }
    },
  };
}
