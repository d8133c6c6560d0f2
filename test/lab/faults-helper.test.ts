import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { signingOutRow } from './counting-row.ts';
import { PREFIX } from './folders.ts';
import { openLab } from './lab.ts';
import { ben, kai } from './people.ts';
import { labProcesses } from './processes.ts';
import { deedsDone, looking, signedIn, yesInToast } from './signing-out.ts';

/*
 * The elevated helper, or the tray that it works for, is killed at each step that the helper goes through.
 */

const lab = openLab();

const texts = () => lab.menu().map(({ text }) => text);
const isHelper = (args: readonly string[]) => args.includes('--helper') && !args.includes('--elevate');
const helper = () => labProcesses(PREFIX).find(({ args }) => isHelper(args));

function killHelper(): void {
  const found = helper();
  if (found === undefined) throw new Error('No helper runs');
  process.kill(found.pid, 'SIGKILL');
}

interface Step {
  readonly at: string;
  readonly set: Readonly<Record<string, string | number>>;
  /** Waits until the helper is there. */
  reached(): Promise<unknown>;
  /** Ben's row once the helper is gone. */
  readonly row: RegExp;
  /** What Windows was asked for by then. */
  readonly deeds: readonly string[];
}

const WATCHING = /^ben, helper lost, watching$/;
/** The sign-out may still happen. */
const ACTING = /^(?:Signing|Still signing) out ben…$/;
const LOOKED_FOR_MS = 5000;

const SAFE = { 'processes.2': 'explorer.exe' };

const STEPS: readonly Step[] = [
  {
    at: 'while it asks in its own box',
    set: { 'processes.2': 'winword.exe' },
    reached: () => lab.waitForBox('Sign out ben?'),
    row: WATCHING,
    deeds: [],
  },
  {
    at: 'in the last look',
    set: SAFE,
    async reached() {
      await lab.until(() => texts().some((each) => signingOutRow('ben').test(each)), 20, 'it counts down');
      lab.pc.set({ 'query.late.2': 60_000 });
      await looking(lab);
    },
    row: WATCHING,
    deeds: [],
  },
  {
    at: 'in the call that signs out, which Windows has not begun',
    set: { ...SAFE, 'logoffsession.hang': 60_000, 'logoffsession.hangs': 1 },
    reached: () => lab.until(() => lab.pc.calls('logoffsession').length > 0, 30, 'Windows is asked'),
    row: ACTING,
    deeds: [],
  },
  {
    at: 'while it waits for the session to end',
    set: { ...SAFE, 'logoffsession.effect': 'none' },
    reached: () => lab.until(() => deedsDone(lab).length > 0, 30, 'Windows has agreed'),
    row: ACTING,
    deeds: ['WTSLogoffSession 2 -> 1'],
  },
];

async function begun({ set, reached }: Step): Promise<void> {
  await lab.start({
    people: [kai(), ben()],
    settings: { countdowns: { away: 5 } },
    set: { rights: 'helper', ...set },
    args: ['--assume-unelevated'],
  });
  await lab.click('ben');
  await yesInToast(lab);
  await reached();
}

/** Nothing else is done from now on. */
async function benStays({ deeds }: Step): Promise<void> {
  await pause(LOOKED_FOR_MS);
  expect([deedsDone(lab), signedIn(lab), lab.pc.faults()]).toEqual([deeds, ['ben', 'kai'], []]);
}

describe('Ben stays signed in, and his row says what is known, where the helper is killed', () => {
  it.each(STEPS)('$at', async (step) => {
    await begun(step);
    killHelper();
    await expect.poll(() => texts()[1]).toMatch(step.row);
    await lab.screenshot(`helper-killed-${STEPS.indexOf(step)}`);
    await benStays(step);
  });
});

describe('Ben stays signed in where the tray is killed', () => {
  it.each(STEPS)('$at', async (step) => {
    await begun(step);
    lab.killUsher();
    await lab.until(async () => (await lab.box()) === null, 20, 'no box of the helper stands');
    await benStays(step);
  });
});
