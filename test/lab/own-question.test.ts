import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { OwnQuestion } from '../../src/neighbors/own/own-question.ts';
import { PROGRAM } from './folders.ts';
import { openLab } from './lab.ts';
import { exchangeFile, startNode } from './node-process.ts';
import { kai } from './people.ts';
import { setScale } from './scale.ts';

const lab = openLab();

const QUESTION: OwnQuestion = {
  asker: 'Kai 佐藤',
  account: 'OFFICE\\kai',
  seconds: 600,
  reason: 'The tax return is due tonight',
  mayDelay: true,
  silenceSignsOut: false,
};

const TITLE = 'Usher';
const ANSWER = exchangeFile('own-answer.json');

/** Undefined as long as there is none. */
const answer = () => (existsSync(ANSWER) ? JSON.parse(readFileSync(ANSWER, 'utf8')) : undefined);

/** Ben's own Usher puts a question. */
function put(question: Partial<OwnQuestion> = {}): void {
  const output = { stdout: exchangeFile('ask-out.txt'), stderr: exchangeFile('ask-err.txt') };
  const given = JSON.stringify({ ...QUESTION, ...question });
  startNode(lab.desktop.display, 'probes\\ask-here.cjs', [given], output);
}

async function asked(question: Partial<OwnQuestion> = {}): Promise<void> {
  await lab.prepare({ people: [kai()] });
  put(question);
  await lab.waitForBox(TITLE);
}

/** The first click counts only if the window has stood for a moment. So it is done until there is an answer. */
async function answersTo(act: () => Promise<unknown>): Promise<unknown> {
  const acted = async () => {
    if (answer() === undefined && (await lab.box()) !== null) await act().catch(() => {});
    return answer() !== undefined;
  };
  await lab.until(acted, 20, 'there is an answer');
  expect(await lab.box()).toBeNull();
  return answer();
}

async function clickOn(label: string): Promise<void> {
  await lab.clickBox(label);
}

describe("The question of a person's own Usher", () => {
  afterEach(() => setScale(lab.desktop.display, 100));

  it.each([100, 150] as const)('names the asker, the reason, and each answer, at %d %%', async (scale) => {
    await setScale(lab.desktop.display, scale);
    await asked();
    const box = await lab.waitForBox(TITLE);
    expect(box.buttons).toEqual([
      'No reason',
      "I'm still working",
      'A program is still running',
      "I'll be back soon",
      'Sign out',
      '10 more minutes',
      'Stay signed in',
    ]);
    expect(box.text).toContain('Kai 佐藤 is asking you to sign out');
    expect(box.text).toContain(
      'Usher on this PC asks for Kai 佐藤 (OFFICE\\kai), who is signed in here, too.',
    );
    expect(box.text).toContain('Reason given by Kai 佐藤: “The tax return is due tonight”');
    await lab.screenshot(`own-question-${scale}`);
  });

  it.each([
    ['Sign out', { kind: 'signOut' }],
    ['10 more minutes', { kind: 'later' }],
    ['Stay signed in', { kind: 'stay', reason: null }],
  ])('is answered by a click on %s', async (label, expected) => {
    await asked();
    expect(await answersTo(() => clickOn(label))).toEqual(expected);
  });

  it.each([
    ['Stay signed in', { kind: 'stay', reason: 'programRuns' }],
    ['Sign out', { kind: 'signOut' }],
  ])('takes the chosen reason along with %s, if somebody stays', async (label, expected) => {
    await asked({ mayDelay: false });
    await clickOn('A program is still running');
    await lab.screenshot('own-question-reason');
    expect(await answersTo(() => clickOn(label))).toEqual(expected);
  });

  it.each(['Return', 'space', 'alt+F4'])('is answered harmlessly by the key %s', async (key) => {
    await asked();
    expect(await answersTo(() => lab.desktop.key(key))).toEqual({ kind: 'stay', reason: null });
  });

  it('is not answered with a yes by Esc, which this dialog of Wine does not know', async () => {
    await asked();
    const keys = async () => {
      await lab.desktop.key('Escape');
      await lab.desktop.key('Return');
    };
    expect(await answersTo(keys)).toEqual({ kind: 'stay', reason: null });
  });

  it('is answered by no letter', async () => {
    await asked({ asker: 'S&ign &1 &Out' });
    for (const key of ['s', 'o', '1', 'i', 'alt+s', 'alt+i', 'alt+1', 'y']) await lab.desktop.key(key);
    expect(await answersTo(() => clickOn('10 more minutes'))).toEqual({ kind: 'later' });
  });

  it('counts down, and closes by itself when its time is over', async () => {
    await asked({ seconds: 30, silenceSignsOut: true });
    const seconds = async () =>
      /within (\d+) seconds?, Kai 佐藤 can/.exec((await lab.box())?.text ?? '')?.[1];
    const first = Number(await lab.until(seconds, 20, 'seconds are told'));
    await lab.until(async () => Number(await seconds()) < first, 10, 'they get fewer');
    await lab.until(() => answer() !== undefined, 30, 'its time is over');
    expect([answer(), await lab.box()]).toEqual([{ kind: 'noAnswer' }, null]);
  });

  it('goes at once when it is withdrawn', async () => {
    await asked();
    writeFileSync(exchangeFile('withdraw.txt'), '');
    await lab.until(() => answer() !== undefined, 20, 'it is withdrawn');
    await expect.poll(lab.box).toBeNull();
    expect(answer()).toEqual({ kind: 'cannotBeAsked' });
    await expect.poll(lab.processes).toEqual([]);
  });

  it('is not asked where Windows has no such window', async () => {
    await lab.prepare({ people: [kai()] });
    rmSync(join(PROGRAM, 'assets', 'common-controls.manifest'));
    put();
    await lab.until(() => answer() !== undefined, 30, 'it is told');
    expect([answer(), await lab.box()]).toEqual([{ kind: 'cannotBeAsked' }, null]);
  });
});
