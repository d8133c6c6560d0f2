import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString, writeHeapSnapshot } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Figures } from './judge.ts';

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
    ...living(),
    timers,
    resources: process.getActiveResourcesInfo().length,
    // Linux tells the open files so.
    handles: readdirSync('/proc/self/fd').length,
  };
}

/** The part of V8's heap snapshots that is read here. A node is as many numbers as it has fields. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[]];
    };
  };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

/** What Node.js calls each listener of a signal. Any other one is a function like all. */
const LISTENER = 'Listener';
/** A signal is one, too. */
const TARGET = 'EventTarget';

/** Counts what lives, without V8's own, as compiled code. */
function living(): Figures {
  const file = writeHeapSnapshot(join(tmpdir(), `usher-soak-${process.pid}.heapsnapshot`));
  const { snapshot, nodes, strings }: Snapshot = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, name] = [fields.indexOf('type'), fields.indexOf('name')];
  const found = { objects: 0, functions: 0, signals: 0, 'their listeners': 0 };
  for (let node = 0; node < nodes.length; node += fields.length) {
    const kind = types[0][nodes[node + type] ?? 0];
    if (kind === 'closure') found.functions += 1;
    if (kind !== 'object') continue;
    const called = strings[nodes[node + name] ?? 0];
    found.objects += 1;
    if (called === TARGET) found.signals += 1;
    if (called === LISTENER) found['their listeners'] += 1;
  }
  return found;
}
