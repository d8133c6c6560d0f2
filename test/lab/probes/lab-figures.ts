// What the program holds, whenever there is a file C:\lab\soak.ask: its figures in soak.json, and V8's heap in
// soak.heapsnapshot, both after all garbage was collected. Then the file goes.
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { writeHeapSnapshot } from 'node:v8';
import { memory } from '../../../soak/memory.ts';

const [ASK, SNAPSHOT, FIGURES] = ['C:\\lab\\soak.ask', 'C:\\lab\\soak.heapsnapshot', 'C:\\lab\\soak.json'];
const LOOK_MS = 500;

async function tell(): Promise<void> {
  if (!existsSync(ASK)) return;
  rmSync(ASK);
  const held = await memory();
  const resources = process.getActiveResourcesInfo();
  writeHeapSnapshot(SNAPSHOT);
  const timers = resources.filter((name) => name === 'Timeout').length;
  const figures = {
    ...held,
    timers,
    resources: resources.length - timers,
  };
  writeFileSync(`${FIGURES}.new`, JSON.stringify(figures));
  renameSync(`${FIGURES}.new`, FIGURES);
}

setInterval(tell, LOOK_MS).unref();
