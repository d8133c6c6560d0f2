import { Worker } from 'node:worker_threads';

/** An input that takes so long never ends. In ms. */
const NEVER = 20_000;

/** Tells where the process stands, and ends it there. This runs beside it, because it cannot tell any more. */
const WATCH = `
const { workerData: { counts, names, seed, never } } = require('node:worker_threads');
let before = -1;
for (;;) {
  Atomics.wait(counts, 3, 0, never);
  const [input, target, number] = counts;
  if (input === before) {
    const again = '--target ' + JSON.stringify(names[target]) + ' --seed ' + seed + ' --number ' + number;
    require('node:fs').writeSync(2, 'An input never ends: npm run fuzz -- ' + again + '\\n');
    process.kill(process.pid, 'SIGKILL');
  }
  before = input;
}`;

export interface Watchdog {
  /** @param target its number among the names */
  begun(target: number, number: number): void;
  end(): void;
}

/** @param names of the targets */
export function watchdog(names: readonly string[], seed: number): Watchdog {
  const counts = new Int32Array(new SharedArrayBuffer(16));
  const worker = new Worker(WATCH, { eval: true, workerData: { counts, names, seed, never: NEVER } });
  worker.unref();
  return {
    begun(target, number) {
      counts[1] = target;
      counts[2] = number;
      Atomics.add(counts, 0, 1);
    },
    end: () => void worker.terminate(),
  };
}
