import { parseArgs } from 'node:util';
import { planOf } from './plan.ts';
import type { Told } from './processes.ts';
import { inProcesses } from './processes.ts';
import { progress } from './report/progress.ts';
import { report } from './report/report.ts';
import { Tally } from './report/tally.ts';
import { runs } from './share.ts';
import { kindOf, shrunk } from './shrink.ts';
import { simulate } from './simulate.ts';

const { values } = parseArgs({
  options: {
    /** How many seeds. */
    seeds: { type: 'string', default: '300' },
    /** The first one. */
    from: { type: 'string', default: '1' },
    /** How many actions of each. */
    actions: { type: 'string', default: '45' },
    /** How many processes share the seeds. */
    processes: { type: 'string', default: '1' },
    /** Which share of them this process runs. Only for those that this program starts. */
    share: { type: 'string' },
    /** Tells what happened, also where nothing is wrong. */
    story: { type: 'boolean', default: false },
    /** Names every state and transition that was not reached. */
    reached: { type: 'boolean', default: false },
    /** Ends at the first fault, and does not shorten its story. */
    quick: { type: 'boolean', default: false },
    /** Goes on after a fault, and tells of each kind of fault once. */
    all: { type: 'boolean', default: false },
  },
});

const [from, seeds, actions, processes] = [values.from, values.seeds, values.actions, values.processes].map(
  Number,
) as [number, number, number, number];
const tally = new Tally();
const isShare = values.share !== undefined;
const share = {
  from: from + Number(values.share ?? 0),
  to: from + seeds,
  every: isShare ? processes : 1,
  actions,
};

/** Runs the seeds of this process. @param heard false ends it */
async function run(heard: (told: Told) => boolean): Promise<void> {
  for await (const { seed, fault, story } of runs(share, tally)) {
    if (values.story) console.log(story.join('\n'));
    if (!heard({ ran: { seed, fault } })) break;
  }
}

const kinds = new Set<string>();
const counted = progress(seeds, Date.now, (sentence) => console.error(sentence));
let first: { readonly seed: number; readonly fault: string } | null = null;

/** Tells of a fault. @returns false if that was enough */
function hear(told: Told): boolean {
  if ('counts' in told) {
    tally.add(told.counts);
    return true;
  }
  const { seed, fault } = told.ran;
  counted(fault !== null);
  if (fault === null) return true;
  process.exitCode = 1;
  const isNew = !kinds.has(kindOf(fault));
  kinds.add(kindOf(fault));
  first ??= { seed, fault };
  if (isNew && (values.all || values.quick)) console.log(`seed ${seed}: ${fault}`);
  return values.all;
}

/** The shortest story that leads to the same kind of fault. */
async function tell({ seed, fault }: { readonly seed: number; readonly fault: string }): Promise<void> {
  const plan = planOf(seed, actions);
  const shortest = await shrunk(plan, fault);
  const told = await simulate(shortest, new Tally());
  console.log(`Seed ${seed}: ${fault}.`);
  console.log(`It takes ${shortest.steps.length} of ${plan.steps.length} actions:\n`);
  console.log(told.story.join('\n'));
}

if (isShare) {
  await run((told) => process.send?.(told) !== undefined);
  process.send?.({ counts: tally.counts });
  process.disconnect();
} else {
  await (processes > 1 ? inProcesses(processes, hear) : run(hear));
  if (first !== null && !values.all && !values.quick) await tell(first);
  console.log(`\n${report(tally, values.reached)}`);
}
