/** Time as everything above the adapters sees it: real, faster for the simulated PC, or a test's own. */
export interface Clock {
  /** How many milliseconds of this clock pass in one of the machine's. */
  readonly speed: number;
  /** Milliseconds, monotonic; says nothing about the time of day. */
  now(): number;
  /** Milliseconds since 1970, by the PC's own clock. Somebody may set that clock at any time. */
  today(): number;
  /** Calls back once after `ms` of this clock's time. @returns what cancels it */
  after(ms: number, callback: () => void): () => void;
}

/** A clock that runs `speed` times as fast as the machine's monotonic one. */
export function clock(speed = 1): Clock {
  return {
    speed,
    now: () => performance.now() * speed,
    today: () => Date.now(),
    after(ms, callback) {
      const timer = setTimeout(callback, Math.max(0, ms) / speed);
      return () => clearTimeout(timer);
    },
  };
}

/** Calls back again and again, `ms` of this clock's time apart. @returns what ends it */
export function every(ms: number, callback: () => void, clock: Clock): () => void {
  let cancel = () => {};
  const next = () => {
    cancel = clock.after(ms, () => {
      next();
      callback();
    });
  };
  next();
  return () => cancel();
}

/** Milliseconds of the machine's time since `begun`, a moment of this clock. */
export function realMsSince(begun: number, { now, speed }: Pick<Clock, 'now' | 'speed'>): number {
  return (now() - begun) / speed;
}
