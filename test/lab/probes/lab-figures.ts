// What the program holds, whenever there is a file C:\lab\soak.ask: its figures in soak.json, and V8's heap in
// soak.heapsnapshot, both after all garbage was collected. Then the file goes.
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setFlagsFromString, writeHeapSnapshot } from 'node:v8';
import { runInNewContext } from 'node:vm';

const [ASK, SNAPSHOT, FIGURES] = ['C:\\lab\\soak.ask', 'C:\\lab\\soak.heapsnapshot', 'C:\\lab\\soak.json'];
const LOOK_MS = 500;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

function tell(): void {
  if (!existsSync(ASK)) return;
  rmSync(ASK);
  for (let times = 0; times < 4; times += 1) collect();
  const { heapUsed, rss } = process.memoryUsage();
  const resources = process.getActiveResourcesInfo();
  writeHeapSnapshot(SNAPSHOT);
  const timers = resources.filter((name) => name === 'Timeout').length;
  const figures = {
    'heap, KB': Math.round(heapUsed / 1024),
    'resident, MB': Math.round(rss / 1024 / 1024),
    timers,
    resources: resources.length - timers,
  };
  writeFileSync(`${FIGURES}.new`, JSON.stringify(figures));
  renameSync(`${FIGURES}.new`, FIGURES);
}

setInterval(tell, LOOK_MS).unref();
