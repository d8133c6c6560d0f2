import type { Clock } from './clock.ts';
import type { Beat } from './sleep-watch.ts';
import { hasSlept } from './sleep-watch.ts';

/** Clocks are looked at this often while a conversation runs, and not at all otherwise. In ms. */
const BEAT = 1000;

export interface HeartbeatParts {
  readonly clock: Clock;
  /** How long to wait where nothing runs and something is only remembered, in ms. */
  readonly rest: number;
  /** Time spent asleep since the PC started, in ms; null where this system does not tell. */
  asleep(): number | null;
  /** The time since the last beat cannot be trusted: nobody could have canceled meanwhile. */
  slept(): void;
  tick(): void;
}

export interface Heartbeat {
  /** Looks whether the PC or this process stood still; to be called before anything else is heard. */
  check(): void;
  /** Keeps beating: each second while something runs, rarely while something is remembered, else not. */
  keep(what: 'running' | 'remembered' | 'nothing'): void;
}

export function heartbeat({ clock, rest, asleep, slept, tick }: HeartbeatParts): Heartbeat {
  let beat: Beat | null = null;
  let timer: { readonly delay: number; cancel(): void } | null = null;

  function check(): void {
    if (beat === null) return;
    const at = performance.now();
    const now = asleep();
    if (!hasSlept(beat, at, now)) return;
    beat = { at, nextDue: at + BEAT, asleep: now };
    slept();
  }

  return {
    check,
    keep(what) {
      const delay = what === 'running' ? BEAT : rest;
      // A running beat is left alone: events that come more often than it must not put it off.
      if (what !== 'nothing' && timer?.delay === delay) return;
      timer?.cancel();
      timer = null;
      beat = null;
      if (what === 'nothing') return;
      const at = performance.now();
      if (what === 'running') beat = { at, nextDue: at + delay / clock.speed, asleep: asleep() };
      const cancel = clock.after(delay, () => {
        check();
        timer = null;
        tick();
      });
      timer = { delay, cancel };
    },
  };
}
