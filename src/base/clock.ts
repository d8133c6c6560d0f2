/** Time as the app sees it: real, or faster for the simulated PC. */
export interface Clock {
  /** How many milliseconds of this clock pass in one of the machine's. */
  readonly speed: number;
  /** Milliseconds, monotonic; says nothing about the time of day. */
  now(): number;
  /** Calls back once after `ms` of this clock's time. @returns what cancels it. */
  after(ms: number, callback: () => void): () => void;
}

/** A clock that runs `speed` times as fast as the machine's monotonic one. */
export function clock(speed = 1): Clock {
  return {
    speed,
    now: () => performance.now() * speed,
    after(ms, callback) {
      const timer = setTimeout(callback, Math.max(0, ms) / speed);
      return () => clearTimeout(timer);
    },
  };
}
