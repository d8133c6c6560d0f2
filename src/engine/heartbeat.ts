import type { Clock } from '../base/clock.ts';
import type { Clocks } from '../base/clock-step.ts';
import { readClocks, steppedMs } from '../base/clock-step.ts';
import type { Beat } from '../base/sleep-watch.ts';
import { hasSlept } from '../base/sleep-watch.ts';
import type { Doubt } from '../conversation/event.ts';
import type { Conversation } from '../conversation/state.ts';

/** Clocks are looked at this often while a conversation runs, and not at all otherwise. In ms. */
const BEAT = 1000;

export interface HeartbeatParts {
  readonly clock: Clock;
  /** How long to wait where nothing runs and something is only remembered, in ms. */
  readonly rest: number;
  /** Time spent asleep since the PC started, in ms; null where this system does not tell. */
  asleep(): number | null;
  /** The time that passed cannot be trusted: nobody could have canceled meanwhile, or it was measured by two clocks. */
  doubt(doubt: Extract<Doubt, 'slept' | 'clockStepped'>): void;
  tick(): void;
}

export type Pulse = 'running' | 'remembered' | 'nothing';

export interface Heartbeat {
  /**
   * Looks whether the PC or this process stood still, or its clock was set; to be called before anything else is heard.
   */
  check(): void;
  /** Keeps beating: each second while something runs, rarely while something is remembered, else not. */
  keep(pulse: Pulse): void;
}

export function heartbeat({ clock, rest, asleep, doubt, tick }: HeartbeatParts): Heartbeat {
  let beat: Beat | null = null;
  /** The clocks as they were when the first of what runs began: many small steps are a large one. */
  let start: Clocks | null = null;
  let timer: { readonly delay: number; cancel(): void } | null = null;

  function check(): void {
    if (beat === null || start === null) return;
    const now = readClocks(clock, asleep);
    if (hasSlept(beat, now.at, now.asleep)) {
      beat = { at: now.at, nextDue: now.at + BEAT, asleep: now.asleep };
      doubt('slept');
    }
    if (steppedMs(start, now) === 0) return;
    start = now;
    doubt('clockStepped');
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
      if (what !== 'running') start = null;
      if (what === 'nothing') return;
      if (what === 'running') {
        const now = readClocks(clock, asleep);
        start ??= now;
        beat = { at: now.at, nextDue: now.at + delay / clock.speed, asleep: now.asleep };
      }
      const cancel = clock.after(delay, () => {
        check();
        timer = null;
        tick();
      });
      timer = { delay, cancel };
    },
  };
}

/** How closely the clocks are to be watched for these conversations. */
export function pulseOf(states: Iterable<Conversation>): Pulse {
  const kinds = [...states].map(({ kind }) => kind);
  if (kinds.length === 0) return 'nothing';
  return kinds.every((kind) => kind === 'ended') ? 'remembered' : 'running';
}
