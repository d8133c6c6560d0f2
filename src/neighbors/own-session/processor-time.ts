import type { ProcessInfo } from '../../sessions/wts/process-info.ts';

/** The processor time that each process had used at one moment. */
export interface TimeReading {
  /** By a monotonic clock, in ms. */
  readonly at: number;
  /** In ms, by process. Windows uses an id again, so the time when it began belongs to the key. */
  readonly used: ReadonlyMap<string, number>;
}

/** The reading of these processes; null if Windows did not tell the time of one of them. */
export function timeReading(processes: readonly ProcessInfo[], at: number): TimeReading | null {
  const used = new Map<string, number>();
  for (const each of processes) {
    if (each.cpuMs === null) return null;
    used.set(keyOf(each), each.cpuMs);
  }
  return { at, used };
}

/**
 * The time that a process used between two readings, as a share of one core. A process that was not there before
 * began since.
 */
export function shareOf(process: ProcessInfo, before: TimeReading, now: TimeReading): number {
  const key = keyOf(process);
  const used = (now.used.get(key) ?? 0) - (before.used.get(key) ?? 0);
  return used / (now.at - before.at);
}

function keyOf({ processId, startedAt }: ProcessInfo): string {
  return `${processId} ${startedAt}`;
}

/** A comparison over less time than this means nothing; over more, it is not the last minute. In ms. */
const SHORTEST = 1000;
const LONGEST = 150_000;

/** What `before` aims at, in ms. */
const A_MINUTE = 60_000;

/** Readings closer together than this are one too many, in ms. */
const APART = 30_000;

/**
 * Keeps the last readings. Usher lists the sessions once a minute anyway and reads the times then, so nothing here
 * has a timer.
 */
export class ProcessorTimes {
  #readings: readonly TimeReading[] = [];

  /** True if it is time for another reading. */
  isDue(now: number): boolean {
    const last = this.#readings.at(-1);
    return last === undefined || now - last.at >= APART;
  }

  add(reading: TimeReading): void {
    const kept = this.#readings.filter(({ at }) => reading.at - at <= LONGEST);
    this.#readings = [...kept, reading];
  }

  /** The reading that is nearest to a minute old; null if none is old enough, or all are too old. */
  before(now: number): TimeReading | null {
    const distance = ({ at }: TimeReading) => Math.abs(now - at - A_MINUTE);
    const usable = this.#readings.filter(({ at }) => now - at >= SHORTEST && now - at <= LONGEST);
    return usable.reduce<TimeReading | null>(
      (best, each) => (best === null || distance(each) < distance(best) ? each : best),
      null,
    );
  }
}
