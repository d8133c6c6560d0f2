import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../base/clock.ts';

/** Real time between two steps, in ms. */
const STEP_MS = 10;

/** The time of a story: it goes on in steps, and a machine that is slow does not make a story another one. */
export interface StoryClock extends Clock {
  /** Time stands still until that work has ended. */
  holdFor<T>(work: () => Promise<T>): Promise<T>;
}

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that runs `speed` times as fast as the machine's, where the machine keeps up. */
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

  /** Calls back in order, each at its own moment. What one of them begins may hold the clock. */
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
