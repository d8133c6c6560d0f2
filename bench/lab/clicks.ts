import { existsSync, readFileSync } from 'node:fs';
import { exchangeFile } from '../../test/lab/node-process.ts';
import { until } from '../../test/lab/until.ts';
import { quantile } from '../statistics.ts';
import type { Measured } from '../verdict.ts';
import { NODE, start, USHER } from './processes.ts';
import { signedIn } from './refresh.ts';
import type { BenchLab } from './windows.ts';

/** As many as the menu has rows. Nobody is asked about twice within minutes, so there are two runs. */
const PEOPLE = 50;
const RUNS = 2;
const PLACE = 904;

/** The toast's second button, *Keep signed in*, a moment after it stands. */
const ANSWER = { 'toast.mode': 'script', 'toast.script': 'button:1,300' };

/** From the tray program's line about a click to the toast program that shows the question. */
export async function clicks(lab: BenchLab): Promise<Measured> {
  const took: number[] = [];
  for (let run = 0; run < RUNS; run += 1) took.push(...(await clickEverybody(lab)));
  const at = (share: number) => `${quantile(took, share)} ms`;
  return {
    click: {
      value: quantile(took, 0.99),
      detail: `${took.length} clicks: half ${at(0.5)}, 99 % ${at(0.99)}, the slowest ${at(1)}`,
    },
  };
}

/** @returns ms from each click to its question @throws where a click is not followed by exactly one question */
async function clickEverybody(lab: BenchLab): Promise<readonly number[]> {
  await lab.prepare(signedIn(PEOPLE + 1), { events: 'endless', ...ANSWER });
  start(lab, PLACE, [NODE, '--require', 'C:\\usher\\probes\\bench-clicks.cjs', USHER]);
  await until(() => clicked().length >= PEOPLE, 300, 'everybody was clicked');
  const shown = () =>
    lab.pc
      .calls('snoretoast')
      .filter(({ args: [what, title = ''] }) => what === 'shows' && title.startsWith('Sign out '))
      .map(({ time }) => time);
  await until(() => shown().length >= PEOPLE, 30, 'each click has a question');
  const [begun, questions] = [clicked(), shown()];
  return begun.map((click, index) => {
    const question = questions[index] ?? Number.NaN;
    const next = begun[index + 1] ?? Number.POSITIVE_INFINITY;
    if (!(click <= question && question < next)) throw new Error(`click ${index} has no question of its own`);
    return question - click;
  });
}

/** Ms since 1970 of each click so far. */
function clicked(): readonly number[] {
  const file = exchangeFile('clicks.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1).map(Number) : [];
}
