import { possible } from './possible.ts';
import type { Counts } from './tally.ts';

/** What was met, as text. @param tellsReached also which share of all states and transitions. It takes seconds. */
export function report(
  { seeds, actions, steps, signOuts, deeds, states, transitions }: Counts,
  tellsReached: boolean,
): string {
  const all = tellsReached ? possible() : null;
  return [
    `${count(seeds)} seeds, ${count(actions)} actions, ${count(steps)} steps, ${count(signOuts)} sign-outs`,
    ...[...deeds].sort().map(([what, times]) => `  ${what}: ${count(times)}`),
    ...(all === null ? [] : share('states', states, all.states)),
    ...(all === null ? [] : share('transitions', transitions, all.transitions)),
  ].join('\n');
}

function share(what: string, met: ReadonlyMap<string, number>, all: ReadonlySet<string>): readonly string[] {
  const missed = [...all].filter((each) => !met.has(each)).sort();
  const extra = [...met.keys()].filter((each) => !all.has(each)).sort();
  return [
    `${what}: ${all.size - missed.length} of ${all.size} reached`,
    ...missed.map((each) => `  not reached: ${each}`),
    ...extra.map((each) => `  not foreseen: ${each}`),
  ];
}

const count = (number: number) => number.toLocaleString('en');
