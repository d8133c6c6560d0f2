// Asks the Usher of another session again and again what could be lost there, by the program's own code, and measures how
// long each answer takes. Arguments: the session, how often, and the sessions that ask in turn, because each account may
// ask 30 times a minute. What got no answer is asked again. Prints { "asked", "answered", "p50", "p99", "most" }, in ms of
// all that were asked.
import { writeFileSync } from 'node:fs';
import koffi from 'koffi';
import { clock } from '../../../src/base/clock.ts';
import { ownProgram } from '../../../src/base/folders.ts';
import { withNeighbors } from '../../../src/start/neighbors.ts';
import { windowsHost } from '../../../src/start/this-pc.ts';
import { throughKoffi } from '../../../src/windows/native.ts';

const [session = '', times = '', ...askers] = process.argv.slice(2);
/** Of the 30 that each account has in a minute. */
const EACH = 20;

async function measure(): Promise<void> {
  const native = throughKoffi(koffi);
  const found = await windowsHost(native, ownProgram, () => {});
  if (found === null) throw new Error('No Windows here');
  const host = withNeighbors(found, native, clock());
  const asked = (await host.list()).find(({ sessionId }) => sessionId === Number(session));
  if (asked === undefined) throw new Error(`No session ${session}`);
  const took: number[] = [];
  let answered = 0;
  while (answered < Number(times)) {
    writeFileSync(`C:\\lab\\session-of-${process.pid}.txt`, askers[Math.trunc(answered / EACH)] ?? '');
    const begun = performance.now();
    const says = await host.neighbor?.(asked);
    took.push(performance.now() - begun);
    if (says && says.lost.word !== 'unknown') answered += 1;
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => Math.round(took[Math.ceil(took.length * share) - 1] ?? Number.NaN);
  const figures = { asked: took.length, answered, p50: at(0.5), p99: at(0.99), most: at(1) };
  process.stdout.write(JSON.stringify(figures));
}

void measure().then(() => process.exit());
