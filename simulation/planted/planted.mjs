// Plants each fault of faults.json in Usher, and has the simulation look for it.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from '../bundle.mjs';
import { plant } from './plant.mjs';

const { values } = parseArgs({
  options: {
    planted: { type: 'boolean' },
    /** In how many seeds each has to be found. */
    seeds: { type: 'string', default: '200' },
    /** Only faults with this text in their words or file. */
    only: { type: 'string', default: '' },
  },
});

/** @typedef {import('./plant.mjs').Fault} Fault */

/** @type {Fault[]} */
const faults = JSON.parse(readFileSync(join(import.meta.dirname, 'faults.json'), 'utf8'));

const LONGEST_RUN = 20 * 60_000;

/**
 * @param {Fault} fault
 * @returns {Promise<{ seed: string, found: string } | null>} null where no seed finds it
 */
async function look(fault) {
  const { plugin, isPlanted } = plant(fault);
  const file = await bundle('planted', [plugin]);
  if (!isPlanted()) throw new Error(`"${fault.fault}" is not planted: nothing reads ${fault.file}`);
  const args = ['--max-semi-space-size=32', file, '--quick', '--seeds', values.seeds];
  /** @type {{ code: unknown, said: string }} */
  const { code, said } = await new Promise((resolve) => {
    execFile(process.execPath, args, { timeout: LONGEST_RUN }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, said: stdout + stderr }),
    );
  });
  const [, seed, found] = /^seed (\d+): (.*)$/m.exec(said) ?? [];
  if (code === 0) return null;
  if (seed === undefined || found === undefined) throw new Error(`"${fault.fault}" ends the run: ${said}`);
  return { seed, found };
}

let missed = 0;
console.log('| fault | file in src | found by seed |\n| --- | --- | --- |');
for (const fault of faults.filter(({ fault, file }) => `${fault} ${file}`.includes(values.only))) {
  const found = await look(fault);
  const isAsForeseen = (found === null) === (fault.unseen !== undefined);
  if (!isAsForeseen) missed += 1;
  const where = found === null ? (fault.unseen ?? 'NOT FOUND') : found.seed;
  console.log(`| ${fault.fault} | ${fault.file} | ${where} |`);
  if (found !== null) console.error(`  seed ${found.seed}: ${found.found}`);
}
if (missed > 0) {
  console.error(`${missed} are not as foreseen`);
  process.exitCode = 1;
}
