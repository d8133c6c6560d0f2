/** What Usher calls on the simulated PC, and what may go wrong there. */
export const CALLS = [
  'list',
  'look',
  'usage',
  'logoff',
  'disconnect',
  'exit',
  'connect',
  'note',
  'facts',
] as const;
export type Call = (typeof CALLS)[number];

/**
 * How one call goes. `takes` is in ms. `denied`: an account that may do it mostly is not let now. `ignored`: it is told
 * to have worked, and nothing comes of it.
 */
export interface CallEnd {
  readonly takes: number;
  readonly end: 'works' | 'fails' | 'denied' | 'neverAnswers' | 'ignored';
}

const USUAL: Readonly<Record<Call, number>> = {
  list: 20,
  look: 5,
  usage: 30,
  logoff: 10,
  disconnect: 10,
  exit: 0,
  connect: 3,
  note: 20,
  facts: 15,
};

/** How the next calls go. Each counts for one call. */
export class Calls {
  readonly #next = new Map<Call, CallEnd[]>();

  plan(call: Call, end: CallEnd): void {
    this.#next.set(call, [...(this.#next.get(call) ?? []), end]);
  }

  take(call: Call): CallEnd {
    return this.#next.get(call)?.shift() ?? { takes: USUAL[call], end: 'works' };
  }
}
