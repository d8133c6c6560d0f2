import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { VirtualTime } from '../simulation/pc/time.ts';
import { begin } from './day.ts';
import { figures } from './figures.ts';
import type { Figures } from './judge.ts';
import { grown } from './judge.ts';

const { values } = parseArgs({ options: { hours: { type: 'string', default: '24' } } });
const hours = Number(values.hours);
/** With fewer, no quarter means anything. */
const FEWEST = 6;
if (!Number.isInteger(hours) || hours < FEWEST) throw new Error(`--hours takes a number from ${FEWEST} on`);

/** Hours in which the engine compiles what is used much, and the last 100 names of people fill their place. */
const WARM_UP = 2;

/** What has just ended is remembered for some minutes. Each hour ends with so many in which nothing happens. */
const QUIET = 10 * 60_000;

const folder = mkdtempSync(join(tmpdir(), 'usher-soak-'));
const time = new VirtualTime();
time.broke = (error) => {
  throw error;
};
time.install();
const pass = (ms: number) => {
  for (const at of [0, 1, ms]) time.after(at, null, () => {});
  return time.pass(ms, () => {});
};
const all: Figures[] = [];
try {
  const day = await begin(folder, pass);
  const begun = time.now;
  for (let hour = 1, minute = 0; hour <= hours; hour += 1) {
    const end = begun + hour * 3_600_000;
    for (; time.now < end - QUIET; minute += 1) await day.minute(minute);
    await pass(end - time.now);
    const found = await figures(time.waiting);
    all.push(found);
    console.log(
      `${String(hour).padStart(3)} h  ${Object.entries(found)
        .map(([name, value]) => `${name} ${value}`)
        .join('   ')}`,
    );
  }
  console.log(JSON.stringify(day.work));
  await day.close();
} finally {
  time.uninstall();
  rmSync(folder, { recursive: true, force: true });
}
for (const { figure, before, after } of grown(all.slice(WARM_UP))) {
  console.log(`${figure} grew from ${before} to ${after}`);
  process.exitCode = 1;
}
