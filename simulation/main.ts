import { parseArgs } from 'node:util';
import { planOf } from './plan.ts';
import { report } from './report/report.ts';
import { Tally } from './report/tally.ts';
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

const [from, seeds, actions] = [values.from, values.seeds, values.actions].map(Number) as [
  number,
  number,
  number,
];
const tally = new Tally();
const kinds = new Map<string, number>();

for (let seed = from; seed < from + seeds; seed += 1) {
  const plan = planOf(seed, actions);
  const { faults, story } = await simulate(plan, tally);
  if (values.story) console.log(story.join('\n'));
  const [fault] = faults;
  if (fault === undefined) continue;
  const kind = kindOf(fault);
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  process.exitCode = 1;
  if (values.all || values.quick) {
    if (kinds.get(kind) === 1) console.log(`seed ${seed}: ${fault}`);
    if (values.all) continue;
    break;
  }
  const shortest = await shrunk(plan, fault);
  const told = await simulate(shortest, new Tally());
  console.log(`Seed ${seed}, which is number ${seed - from + 1}: ${fault}.`);
  console.log(`It takes ${shortest.steps.length} of ${plan.steps.length} actions:\n`);
  console.log(told.story.join('\n'));
  break;
}
console.log(`\n${report(tally, values.reached)}`);
