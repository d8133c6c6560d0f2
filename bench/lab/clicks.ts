import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { exchangeFile } from '../../test/lab/node-process.ts';
import { until } from '../../test/lab/until.ts';
import { quantile } from '../statistics.ts';
import type { Measured } from '../verdict.ts';
import { NODE, programsIn, start, USHER } from './processes.ts';
import { signedIn } from './refresh.ts';
import type { BenchLab } from './windows.ts';

/** As many as the menu has rows. Nobody is asked about twice within minutes, so there are two runs. */
const PEOPLE = 50;
const RUNS = 2;
const PLACE = 904;
/** The number of the row after the caption. */
const FIRST_ROW = 2;

/** A row takes no click in its first second, and one after another question is ignored as briefly. */
const READ_MS = 1500;
const STARTED_MS = 5000;

/** A click without a question by then was ignored, as on a row that had only just changed. */
const IGNORED_MS = 10_000;
const MOST_IGNORED = 10;

/** The toast's last button, *Keep signed in*, a moment after it stands. */
const ANSWER = { 'toast.mode': 'script', 'toast.script': 'button:2,300' };

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

/** @returns ms from each click to its question @throws where a click is not followed by a question */
async function clickEverybody(lab: BenchLab): Promise<readonly number[]> {
  await lab.prepare(signedIn(PEOPLE + 1), { events: 'endless', ...ANSWER });
  start(lab, PLACE, [NODE, '--require', 'C:\\usher\\probes\\bench-clicks.cjs', USHER]);
  await until(() => programsIn(PLACE).includes('tray_windows_release.exe'), 60, 'the tray runs');
  await pause(STARTED_MS);
  const took: number[] = [];
  for (let index = 0; index < PEOPLE; index += 1) {
    const asked = await questionAfterClick(lab, index);
    took.push(asked - (clickedAt().findLast((clicked) => clicked <= asked) ?? Number.NaN));
    await until(() => answers(lab) > index, 20, `question ${index} is answered`);
    await pause(READ_MS);
  }
  return took;
}

/** Clicks until there is one more question. @returns when it was shown, in ms since 1970 */
async function questionAfterClick(lab: BenchLab, index: number): Promise<number> {
  for (let ignored = 0; ignored < MOST_IGNORED; ignored += 1) {
    click(FIRST_ROW + index);
    for (const begun = performance.now(); performance.now() - begun < IGNORED_MS; await pause(50)) {
      const asked = questions(lab)[index];
      if (asked !== undefined) return asked;
    }
  }
  throw new Error(`nobody was asked about row ${index}`);
}

/** Has the probe click. It reads a whole file, or none. */
function click(row: number): void {
  const file = exchangeFile('click.txt');
  writeFileSync(`${file}.new`, `${row}`);
  renameSync(`${file}.new`, file);
}

/** Ms since 1970 of each question that was shown. */
function questions(lab: BenchLab): readonly number[] {
  const shown = lab.pc.calls('snoretoast').filter(({ args: [what, title = ''] }) => {
    return what === 'shows' && title.startsWith('Sign out ');
  });
  return shown.map(({ time }) => time);
}

function answers(lab: BenchLab): number {
  return lab.pc.calls('snoretoast').filter(({ result }) => result.startsWith('Keep')).length;
}

/** Ms since 1970 of each click so far. */
function clickedAt(): readonly number[] {
  const file = exchangeFile('clicks.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1).map(Number) : [];
}
