import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString, writeHeapSnapshot } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Figures } from './judge.ts';
import { living } from './living.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** What this process holds, after all garbage was collected. @param timers those of the simulated time that wait */
export async function figures(timers: number): Promise<Figures> {
  for (let times = 0; times < 4; times += 1) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, rss } = process.memoryUsage();
  return {
    'heap, KB': Math.round(heapUsed / 1024),
    'resident, MB': Math.round(rss / 1024 / 1024),
    ...livingNow(),
    timers,
    resources: process.getActiveResourcesInfo().length,
    // Linux tells the open files so.
    handles: readdirSync('/proc/self/fd').length,
  };
}

function livingNow(): Figures {
  const file = writeHeapSnapshot(join(tmpdir(), `usher-soak-${process.pid}.heapsnapshot`));
  const found = living(readFileSync(file, 'utf8'));
  rmSync(file);
  return found;
}
