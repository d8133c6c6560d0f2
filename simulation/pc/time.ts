import { install } from './clocks.ts';
import type { Process } from './process.ts';

interface Due {
  at: number;
  readonly owner: Process | null;
  readonly run: () => void;
  isCanceled: boolean;
}

/** The first moment of every simulation, ms since 1970. */
const BEGIN = Date.UTC(2026, 10, 24, 12);

/** One that can be told from the moments before a sign-in. */
const UPTIME = 10_000_000;

/**
 * The only clock of a simulated PC. One thing happens after the other. Each has an owner, and everything that follows
 * from it at once belongs to the same owner. What a dead process has waited for never happens.
 */
export class VirtualTime {
  /** Monotonic, in ms. */
  now = UPTIME;
  /** Time spent asleep, in ms. */
  asleepMs = 0;
  /** Whose program runs at this moment; null for people and for Windows. */
  current: Process | null = null;
  /** Hears what a program did not catch. */
  broke: (error: unknown) => void = () => {};
  /** How many things have happened. */
  happened = 0;
  #wallOffset = BEGIN - UPTIME;
  readonly #due: Due[] = [];
  #uninstall = () => {};

  /** Ms since 1970, by the clock that somebody may set. */
  get today(): number {
    return this.now + this.#wallOffset;
  }

  /** How many timers wait that nobody has canceled. */
  get waiting(): number {
    return this.#due.filter(({ isCanceled }) => !isCanceled).length;
  }

  /** The owner hears of it in that many ms. @returns what cancels it */
  after(ms: number, owner: Process | null, run: () => void): () => void {
    const due: Due = { at: this.now + Math.max(0, Math.ceil(ms)), owner, run, isCanceled: false };
    this.#insert(due);
    return () => {
      due.isCanceled = true;
    };
  }

  /** Everything that is due to it meanwhile comes at once afterwards, in the same order. */
  stand(still: Process, ms: number): void {
    still.stillSince = this.now;
    still.stillUntil = this.now + ms;
  }

  #delay(due: Due, at: number): void {
    due.at = at;
    this.#insert(due);
  }

  #insert(due: Due): void {
    let low = 0;
    let high = this.#due.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#due[middle]?.at ?? 0) <= due.at) low = middle + 1;
      else high = middle;
    }
    this.#due.splice(low, 0, due);
  }

  /** Acts in the name of a process, now. */
  as(owner: Process | null, run: () => void): void {
    const before = this.current;
    this.current = owner;
    try {
      run();
    } finally {
      this.current = before;
    }
  }

  /**
   * Lets time pass, with everything that is due.
   * @param looked called after each thing that happened
   */
  async pass(ms: number, looked: () => void): Promise<void> {
    const until = this.now + ms;
    for (let next = this.#due[0]; next !== undefined && next.at <= until; next = this.#due[0]) {
      this.#due.shift();
      if (next.isCanceled || next.owner?.isAlive === false) continue;
      if (next.owner !== null && next.owner.stillUntil > Math.max(this.now, next.at)) {
        this.#delay(next, next.owner.stillUntil);
        continue;
      }
      // After a sleep much is due at once, and late.
      this.now = Math.max(this.now, next.at);
      this.current = next.owner;
      try {
        next.run();
      } catch (error) {
        this.broke(error);
      }
      await settled();
      this.happened += 1;
      looked();
    }
    this.current = null;
    this.now = Math.max(this.now, until);
  }

  /** @param counts whether this PC's monotonic clock goes on meanwhile */
  sleep(ms: number, counts: boolean): void {
    this.asleepMs += ms;
    if (counts) this.now += ms;
    else this.#wallOffset += ms;
  }

  /** Sets the clock forward, or back. */
  step(ms: number): void {
    this.#wallOffset += ms;
  }

  /** From now on everything here goes by this clock. */
  install(): void {
    this.#uninstall = install(this);
  }

  uninstall(): void {
    this.#uninstall();
  }
}

const immediately = setImmediate;

/** Everything that follows at once has happened: promises, and what streams hand over. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    immediately(resolve);
  });
}
