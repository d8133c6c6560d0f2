import { monitorEventLoopDelay } from 'node:perf_hooks';
import { english } from '../../src/languages/en/words.ts';
import { displayNames } from '../../src/sessions/display-name.ts';
import { THIS_PC } from '../../src/sessions/wts/bindings.ts';
import { processes } from '../../src/sessions/wts/processes.ts';
import { people } from '../pc/people.ts';
import { benchUsher } from '../pc/usher.ts';
import { madeWindows } from '../pc/windows.ts';
import { inTurn, processorTime } from '../rounds.ts';
import { quantile } from '../statistics.ts';
import type { Measured, Measurement } from '../verdict.ts';

const ROUNDS = 15;
const WARM_UP = 3;

/** How everything grows with the number of people and of programs. */
export async function growth(): Promise<Measured> {
  const [some, many, most] = [await benchUsher(50, 4), await benchUsher(500, 4), await benchUsher(5000, 4)];
  const took = await warm({ some: some.refresh, many: many.refresh, most: most.refresh });
  const names = await warm({ some: () => named(100), many: () => named(1000) });
  const [few, lots] = [processReader(2000), processReader(20_000)];
  const read = await warm({ some: few, many: lots });
  const [blockedMany, blockedMost] = [await longestSlice(many.refresh), await longestSlice(most.refresh)];
  await Promise.all([some, many, most].map(({ close }) => close()));
  return {
    'growth-500': linear(took.some, took.many),
    'growth-5000': linear(took.many, took.most),
    'growth-names': linear(names.some, names.many),
    'growth-processes': linear(read.some, read.many),
    'blocked-500': blockedMany,
    'blocked-5000': blockedMost,
  };
}

/** In processor time, because a busy machine disturbs that least. */
async function warm<Name extends string>(sides: Readonly<Record<Name, () => unknown>>) {
  const measured = mapped(sides, processorTime);
  await inTurn(measured, WARM_UP);
  return inTurn(measured, ROUNDS);
}

function mapped<Name extends string, From, To>(
  sides: Readonly<Record<Name, From>>,
  change: (from: From) => To,
) {
  const entries = Object.entries<From>(sides).map(([name, side]) => [name, change(side)]);
  return Object.fromEntries(entries) as Record<Name, To>;
}

/** How much more than ten times as long it takes for ten times as many. The quickest rounds are the least disturbed. */
function linear(some: readonly number[], many: readonly number[]): Measurement {
  const [one, ten] = [quantile(some, 0.25), quantile(many, 0.25)];
  return { value: ten / one / 10, detail: `${one.toFixed(2)} ms, ${ten.toFixed(2)} ms` };
}

const session = ({ id, user, fullName }: ReturnType<typeof people>[number]) => ({
  session: { host: 'DESKTOP-7', sessionId: id, userName: user, domainName: 'DESKTOP-7', fullName },
  isOperator: false,
});
const everybody = people(1000, 0).map(session);

function named(count: number): readonly string[] {
  return displayNames(everybody.slice(0, count), english.name, () => 24);
}

function processReader(count: number): () => Promise<unknown> {
  const windows = madeWindows();
  windows.signIn(people(50, 0), count / 50);
  const reader = processes(windows.native, THIS_PC);
  return () => reader.read([1]);
}

/** The longest time without a turn of the main thread, the best of several refreshes: another program may have run. */
async function longestSlice(refresh: () => Promise<void>): Promise<Measurement> {
  const slices: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await refresh();
    await new Promise((resolve) => setTimeout(resolve, 5));
    delay.disable();
    slices.push(delay.max / 1e6);
  }
  const value = quantile(slices, 0.5);
  return {
    value,
    detail: `half of ${ROUNDS} refreshes at most so long; the longest ${quantile(slices, 1).toFixed(0)} ms`,
  };
}
