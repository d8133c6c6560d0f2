import type { Conversation } from '../../src/conversation/state.ts';
import type { Process } from '../pc/time.ts';

/** What simulations have met. Nothing is judged by it. */
export class Tally {
  seeds = 0;
  /** What people and the PC have done. */
  actions = 0;
  /** Everything that has happened: each click, answer, line and timer. */
  steps = 0;
  signOuts = 0;
  readonly deeds = new Map<string, number>();
  readonly states = new Map<string, number>();
  readonly transitions = new Map<string, number>();
  readonly #last = new WeakMap<Process, Map<number, string>>();

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

function add(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
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
