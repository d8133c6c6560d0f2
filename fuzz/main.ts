import { parseArgs } from 'node:util';
import { campaign } from './campaign.ts';
import { told } from './report.ts';
import { TARGETS } from './targets/all.ts';
import { watchdog } from './watchdog.ts';

const { values } = parseArgs({
  options: {
    /** How many inputs in all. Each target gets an equal part, and a slow one less. */
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    /** Only those with this in their name. */
    target: { type: 'string', default: '' },
    /** One input alone, by its number. */
    number: { type: 'string' },
  },
});

const seed = Number(values.seed);
const targets = TARGETS.filter(({ name }) => name.includes(values.target));
const shares = targets.map(({ isSlow }) => (isSlow ? 0.1 : 1));
const share = Number(values.inputs) / shares.reduce((sum, each) => sum + each, 0);
const watch = watchdog(
  targets.map(({ name }) => name),
  seed,
);
let all = 0;
for (const [at, target] of targets.entries()) {
  const found = await campaign(target, {
    seed,
    from: Number(values.number ?? 0),
    inputs: values.number === undefined ? Math.ceil(share * (shares[at] ?? 1)) : 1,
    isTimed: true,
    begun: (number) => watch.begun(at, number),
  });
  all += found.inputs;
  console.log(told(target, found, seed));
  if (found.fault !== null) process.exitCode = 1;
}
watch.end();
console.log(`${all.toLocaleString('en')} inputs, seed ${seed}`);
