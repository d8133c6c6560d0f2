import { setTimeout as pause } from 'node:timers/promises';
import { exchangeFile, startNode } from '../../test/lab/node-process.ts';
import { readTrayRecord } from '../../test/lab/tray-record.ts';
import { endPrograms } from '../../test/lab/usher.ts';
import { inTurn } from '../rounds.ts';
import { median } from '../statistics.ts';
import type { Measured } from '../verdict.ts';
import { NODE, run, USHER } from './processes.ts';
import { signedIn } from './refresh.ts';
import type { BenchLab } from './windows.ts';

const SESSIONS = 5;
const ROUNDS = 15;
const PLACE = 903;
/** Only against a hang. */
const LIMIT_MS = 60_000;

const ms = (took: readonly number[]) => `${median(took).toFixed(0)} ms`;

/** Starts, each against a Node.js that does nothing. Half of the starts took at most so long. */
export async function starts(lab: BenchLab): Promise<Measured> {
  await lab.prepare(signedIn(SESSIONS), { frozen: 1, events: 'endless' });
  const bare = () => run(lab, PLACE, [NODE, '-e', '0']);
  const list = () => run(lab, PLACE, [NODE, USHER, 'list']);
  await inTurn({ bare, list }, 2);
  const listed = await inTurn({ bare, list }, ROUNDS);
  const shown = await inTurn(
    {
      bare,
      async menu() {
        const took = await startToMenu(lab);
        await endPrograms();
        return { overriddenDuration: took };
      },
    },
    ROUNDS,
  );
  return {
    'start-menu': {
      value: median(shown.menu) / median(shown.bare),
      detail: `${ms(shown.menu)}, bare ${ms(shown.bare)}`,
    },
    'start-list': {
      value: median(listed.list) / median(listed.bare),
      detail: `${ms(listed.list)}, bare ${ms(listed.bare)}`,
    },
  };
}

/** Until the tray program has shown its menu, as the record of the lab's probe tells. In ms. */
async function startToMenu(lab: BenchLab): Promise<number> {
  const record = exchangeFile('tray.jsonl');
  const [stdout, stderr] = [exchangeFile('bench-out.txt'), exchangeFile('bench-err.txt')];
  lab.forgetRecord();
  const begun = performance.now();
  startNode(lab.desktop.display, 'usher.cjs', [], { stdout, stderr });
  while (!readTrayRecord(record).isReady) {
    if (performance.now() - begun > LIMIT_MS) throw new Error('no menu was shown');
    await pause(2);
  }
  return performance.now() - begun;
}
