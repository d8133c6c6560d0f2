import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeHeapSnapshot } from 'node:v8';
import type { Figures } from './judge.ts';
import { living } from './living.ts';
import { memory } from './memory.ts';

/** What this process holds, after all garbage was collected. @param timers those of the simulated time that wait */
export async function figures(timers: number): Promise<Figures> {
  return {
    ...(await memory()),
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
