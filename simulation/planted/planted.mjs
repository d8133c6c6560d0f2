// Plants each fault of faults.json in Usher, and has the simulation look for it.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleTool } from '../../bundle-tool.mjs';
import { plant } from './plant.mjs';

const { values } = parseArgs({
  options: {
    planted: { type: 'boolean' },
    /** In how many seeds each has to be found. */
    seeds: { type: 'string', default: '200' },
    /** Only faults with this text in their words or file. */
    only: { type: 'string', default: '' },
    /** How many are looked for at the same time. */
    processes: { type: 'string', default: '1' },
  },
});

/** @typedef {import('./plant.mjs').Fault} Fault */

/** @type {Fault[]} */
const faults = JSON.parse(readFileSync(join(import.meta.dirname, 'faults.json'), 'utf8'));

const SIMULATION = join(import.meta.dirname, '..');

const LONGEST_RUN = 40 * 60_000;

/**
 * @param {Fault} fault
 * @returns {Promise<{ seed: string, found: string } | null>} null where no seed finds it
 * @throws {Error} if it cannot be planted, or the run itself breaks
 */
async function look(fault) {
  const { plugin, isPlanted } = plant(fault);
  const file = await bundleTool(SIMULATION, [plugin]);
  if (!isPlanted()) throw new Error(`nothing reads ${fault.file}`);
  const args = ['--max-semi-space-size=32', file, '--quick', '--seeds', values.seeds];
  /** @type {{ code: unknown, said: string }} */
  const { code, said } = await new Promise((resolve) => {
    execFile(process.execPath, args, { timeout: LONGEST_RUN }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, said: stdout + stderr }),
    );
  });
  const [, seed, found] = /^seed (\d+): (.*)$/m.exec(said) ?? [];
  if (code === 0) return null;
  if (seed === undefined || found === undefined) throw new Error(`the run ends: ${said}`);
  return { seed, found };
}

/**
 * @param {Fault} fault
 * @returns {Promise<string>} where it is found
 */
async function whereFound(fault) {
  try {
    const found = await look(fault);
    if (found === null) return NOT_FOUND;
    console.error(`${fault.fault}: found by seed ${found.seed}: ${found.found}`);
    return found.seed;
  } catch (error) {
    console.error(`${fault.fault}: ${error}`);
    return NOT_FOUND;
  }
}

const NOT_FOUND = 'not found';
const chosen = faults.filter(({ fault, file }) => `${fault} ${file}`.includes(values.only));
const waiting = [...chosen];
/** @type {Map<Fault, string>} */
const where = new Map();

async function lookForNext() {
  for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
    where.set(fault, await whereFound(fault));
  }
}

await Promise.all(Array.from({ length: Number(values.processes) }, lookForNext));
console.log('| fault | file in src | found by seed |\n| --- | --- | --- |');
for (const fault of chosen) console.log(`| ${fault.fault} | ${fault.file} | ${where.get(fault)} |`);
const missed = chosen.filter((fault) => where.get(fault) === NOT_FOUND).length;
if (missed > 0 || chosen.length === 0) {
  console.error(`${missed} of ${chosen.length} were not found`);
  process.exitCode = 1;
}
