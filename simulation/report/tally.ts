import type { Conversation } from '../../src/conversation/state.ts';
import type { Process } from '../pc/process.ts';

/** How much of what was met. */
export interface Counts {
  readonly seeds: number;
  /** What people and the PC have done. */
  readonly actions: number;
  /** Everything that has happened: each click, answer, line and timer. */
  readonly steps: number;
  readonly signOuts: number;
  readonly deeds: ReadonlyMap<string, number>;
  readonly states: ReadonlyMap<string, number>;
  readonly transitions: ReadonlyMap<string, number>;
}

/** What simulations have met. Nothing is judged by it. */
export class Tally implements Counts {
  seeds = 0;
  actions = 0;
  steps = 0;
  signOuts = 0;
  readonly deeds = new Map<string, number>();
  readonly states = new Map<string, number>();
  readonly transitions = new Map<string, number>();
  readonly #last = new WeakMap<Process, Map<number, string>>();

  /** As data that another process can be told. */
  get counts(): Counts {
    const { seeds, actions, steps, signOuts, deeds, states, transitions } = this;
    return { seeds, actions, steps, signOuts, deeds, states, transitions };
  }

  /** Counts also what others have met. */
  add(others: Counts): void {
    this.seeds += others.seeds;
    this.actions += others.actions;
    this.steps += others.steps;
    this.signOuts += others.signOuts;
    for (const name of ['deeds', 'states', 'transitions'] as const) {
      for (const [what, times] of others[name]) add(this[name], what, times);
    }
  }

  count(deed: string): void {
    add(this.deeds, deed);
  }

  /** A conversation of a tray has entered this state. */
  moved(process: Process, state: Conversation): void {
    const known = this.#last.get(process) ?? new Map<number, string>();
    this.#last.set(process, known);
    const { conversation } = state.pinned;
    const [before, after] = [known.get(conversation), labelOf(state)];
    known.set(conversation, after);
    add(this.states, after);
    if (before !== undefined && before !== after) add(this.transitions, `${before} → ${after}`);
  }
}

function add(counts: Map<string, number>, what: string, times = 1): void {
  counts.set(what, (counts.get(what) ?? 0) + times);
}

/** A state with what matters of it, in a few words. */
export function labelOf(state: Conversation): string {
  switch (state.kind) {
    case 'elevated':
      return state.stopped === null ? `helper ${state.stage}` : 'helper stopping';
    case 'countingDown':
      return `countingDown, person ${state.person}`;
    case 'ended': {
      const { outcome } = state;
      return outcome.kind === 'failed' ? `ended, ${outcome.error.kind}` : `ended, ${outcome.kind}`;
    }
    default:
      return state.kind;
  }
}
