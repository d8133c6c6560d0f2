import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Figures } from './judge.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** The memory of this process, after all garbage was collected. */
export async function memory(): Promise<Figures> {
  for (let times = 0; times < 4; times += 1) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { 'heap, KB': Math.round(heapUsed / 1024), 'resident, MB': Math.round(rss / 1024 / 1024) };
}
