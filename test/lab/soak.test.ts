import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Figures } from '../../soak/judge.ts';
import { grown } from '../../soak/judge.ts';
import { living } from '../../soak/living.ts';
import { APART_MS, comeOrGo } from './comings-and-goings.ts';
import { PREFIX } from './folders.ts';
import { openLab } from './lab.ts';
import { exchangeFile } from './node-process.ts';
import { ben, kai } from './people.ts';
import { labProcesses } from './processes.ts';
import { expectNobodySignedOut, history } from './signing-out.ts';

/** As many comings and goings as in a day, hour by hour; in the short form a quarter of the hours, and less in each. */
const LONG = process.env.USHER_LAB_LONG !== undefined;
const [HOURS, CHANGES, QUESTIONS] = LONG ? [26, 60, 4] : [6, 10, 1];
/** Until then V8 compiles what is used much. */
const WARM_UP = 2;

const lab = openLab();

/** What the program holds right now. */
async function figures(): Promise<Figures> {
  const [ask, told] = [exchangeFile('soak.ask'), exchangeFile('soak.json')];
  rmSync(told, { force: true });
  writeFileSync(ask, '');
  await lab.until(() => existsSync(told), 60, 'the program tells its figures');
  const snapshot = readFileSync(exchangeFile('soak.heapsnapshot'), 'utf8');
  return { ...JSON.parse(readFileSync(told, 'utf8')), ...living(snapshot), ...ofLinux() };
}

/** What Linux counts for node.exe. Wine does not tell how many handles a process has. */
function ofLinux(): Figures {
  const pid = labProcesses(PREFIX).find(({ program }) => program === 'node.exe')?.pid;
  const count = (what: 'fd' | 'task') => readdirSync(`/proc/${pid}/${what}`).length;
  return { 'open files': count('fd'), threads: count('task') };
}

it(`${HOURS} hours' comings and goings leave Usher as large as it was, in all that it holds`, async () => {
  await lab.start({ people: [kai(), ben()] });
  const hours: Figures[] = [];
  const declined = () => history(lab).filter((line) => line === 'ended declined').length;
  let questions = 0;
  for (let hour = 0, count = 0; hour < HOURS; hour += 1) {
    for (const end = count + CHANGES; count < end; count += 1) {
      comeOrGo(lab, count);
      await pause(APART_MS);
    }
    while (questions < (hour + 1) * QUESTIONS) {
      await lab.click('ben');
      await lab.clickToast('Keep signed in');
      questions += 1;
      await lab.until(() => declined() === questions, 20, 'ben stays signed in');
    }
    hours.push(await figures());
    console.log(`${hour + 1} h  ${JSON.stringify(hours.at(-1))}`);
  }
  expect(grown(hours.slice(WARM_UP))).toEqual([]);
  expectNobodySignedOut(lab, ['ben', 'kai']);
});
