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

/** What is compared while something runs. */
interface Watched {
  readonly beat: Beat;
  /** The clocks as they were when the first of what runs began: many small steps are a large one. */
  readonly start: Clocks;
}

export function heartbeat({ clock, rest, asleep, doubt, tick }: HeartbeatParts): Heartbeat {
  let watched: Watched | null = null;
  let timer: { readonly delay: number; cancel(): void } | null = null;

  function beatOf({ at, asleep }: Clocks): Beat {
    return { at, nextDue: at + BEAT / clock.speed, asleep };
  }

  function check(): void {
    if (watched === null) return;
    const { beat, start } = watched;
    const now = readClocks(clock, asleep);
    const slept = hasSlept(beat, now.at, now.asleep);
    const stepped = steppedMs(start, now) !== 0;
    // First, because whoever hears of a doubt may end what runs.
    watched = { beat: slept ? beatOf(now) : beat, start: stepped ? now : start };
    if (slept) doubt('slept');
    if (stepped) doubt('clockStepped');
  }

  return {
    check,
    keep(what) {
      const delay = what === 'running' ? BEAT : rest;
      // A running beat is left alone: events that come more often than it must not put it off.
      if (what !== 'nothing' && timer?.delay === delay) return;
      timer?.cancel();
      timer = null;
      const now = what === 'running' ? readClocks(clock, asleep) : null;
      watched = now === null ? null : { beat: beatOf(now), start: watched?.start ?? now };
      if (what === 'nothing') return;
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
