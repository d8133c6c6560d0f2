import { beforeEach, describe, expect, it } from 'vitest';
import { clock } from '../../../src/base/clock.ts';
import type { Terminal } from '../../../src/cli/output/terminal.ts';
import { plainTerminal } from '../../../src/cli/plain/plain-terminal.ts';
import { englishPlain } from '../../../src/languages/en/plain.ts';
import type { FakeLines } from '../../fakes/lines.ts';
import { fakeLines } from '../../fakes/lines.ts';
import { inFakeTime, seconds } from '../../fakes/usher.ts';

inFakeTime();

const QUESTION = { title: 'Sign out Ben?', yes: 'Sign out', no: 'Keep signed in' };
const PROMPT = 'Number of your answer, or Enter to keep signed in:';

let lines: FakeLines;
let terminal: Terminal;
let canceled: number;

beforeEach(() => {
  lines = fakeLines();
  canceled = 0;
  terminal = plainTerminal(lines, englishPlain, clock(), () => {
    canceled += 1;
  });
});

/** Puts the question, and lets the second pass in which no answer counts. */
async function asked(signal = new AbortController().signal) {
  const said: { answer: boolean | null | undefined } = { answer: undefined };
  void terminal.confirm(QUESTION, signal).then((answer) => {
    said.answer = answer;
  });
  await seconds(1);
  return said;
}

async function type(line: string): Promise<void> {
  lines.type(line);
  await seconds(0);
}

describe('the question, line by line', () => {
  it('has a number for each answer, the harmless one first', async () => {
    await asked();
    expect(lines.said).toEqual(['Sign out Ben?', '1. Keep signed in', '2. Sign out', PROMPT]);
  });

  it.each([
    ['', false],
    ['1', false],
    ['2', true],
  ])('is answered by %j', async (line, expected) => {
    const said = await asked();
    await type(line);
    expect(said.answer).toBe(expected);
  });

  it.each(['y', 'yes', 'sign out', '02', '22', '2.', '-2', '2 1'])('is not answered by %j', async (line) => {
    const said = await asked();
    await type(line);
    expect([said.answer, lines.said.slice(4)]).toEqual([undefined, ['Type 1 or 2.', PROMPT]]);
  });

  it('is not answered in its first second, by nothing', async () => {
    const said = await asked();
    await type('x');
    lines.said.length = 0;
    const other = plainTerminal(lines, englishPlain, clock(), () => {});
    let answer: boolean | null | undefined;
    void other.confirm(QUESTION, new AbortController().signal).then((given) => {
      answer = given;
    });
    await seconds(0.9);
    await type('2');
    expect([answer, lines.said.slice(4)]).toEqual([
      undefined,
      ["That came before you can have heard the question, so it doesn't count.", PROMPT],
    ]);
    expect(said.answer).toBeUndefined();
  });

  it('is never answered by silence', async () => {
    const said = await asked();
    await seconds(3600);
    expect(said.answer).toBeUndefined();
  });

  it.each(['the end of the input', 'a signal'])('has no answer after %s', async (what) => {
    const taken = new AbortController();
    const said = await asked(taken.signal);
    if (what === 'a signal') taken.abort();
    else lines.end();
    await seconds(0);
    expect(said.answer).toBeNull();
  });
});

describe('a countdown, line by line', () => {
  const at = (left: number) => ({ phase: 'countdown Ben', text: `In ${left} s.`, seconds: left });

  it.each([
    [60, ['In 60 seconds.', 'In 10 seconds.', 'In 5 seconds.']],
    [10, ['In 10 seconds.', 'In 5 seconds.']],
    [4, ['In 4 seconds.']],
  ])('from %d s on is told in few lines', (from, expected) => {
    for (let left = from; left >= 0; left -= 1) {
      for (let time = 0; time < 4; time += 1) terminal.progress(at(left));
    }
    expect(lines.said).toEqual(expected);
  });

  it('is told once more where seconds were missed', () => {
    for (const left of [30, 3, 2]) terminal.progress(at(left));
    expect(lines.said).toEqual(['In 30 seconds.', 'In 3 seconds.']);
  });

  it('is told anew after a question', () => {
    terminal.progress(at(4));
    terminal.progress(null);
    terminal.progress(at(3));
    expect(lines.said).toEqual(['In 4 seconds.', 'In 3 seconds.']);
  });

  it('is canceled by Enter, and nothing is once it is over', async () => {
    terminal.progress(at(10));
    await type('');
    terminal.progress(null);
    await type('');
    expect(canceled).toBe(1);
  });
});

it('Everything is said in whole words, and without control sequences', () => {
  terminal.print(terminal.emphasize('1.8 GB of memory is free again.', 'print'));
  terminal.tell('You can ask again in 5 min.');
  expect(lines.said).toEqual(['1.8 gigabytes of memory is free again.', 'You can ask again in 5 minutes.']);
});
