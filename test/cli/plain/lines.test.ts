import { getEventListeners } from 'node:events';
import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Lines } from '../../../src/cli/plain/lines.ts';
import { linesOf } from '../../../src/cli/plain/lines.ts';

let input: PassThrough;
let output: PassThrough;
let lines: Lines;

const live = () => new AbortController().signal;
const written = () => output.read()?.toString() ?? '';

beforeEach(() => {
  input = new PassThrough();
  output = new PassThrough();
  lines = linesOf({ input, output });
});

/** Types, and lets it arrive. */
async function type(text: string): Promise<void> {
  input.write(text);
  await turn();
}

describe('lines', () => {
  it('ask on a line of their own, and take the next line for the answer', async () => {
    const answer = lines.ask('Number:', live());
    await type(' 2 \n');
    expect([await answer, written()]).toEqual(['2', 'Number:  2 \n']);
  });

  it('listen to nothing any more once there is an answer, however often they ask', async () => {
    const signal = live();
    for (const key of ['1', '2', '3']) {
      const answer = lines.ask('Number:', signal);
      await type(`${key}\n`);
      expect(await answer).toBe(key);
    }
    expect([signal, lines.ended].flatMap((each) => getEventListeners(each, 'abort'))).toEqual([]);
  });

  it('take no key for a part of the answer that was pressed before', async () => {
    await type('2\n2');
    const answer = lines.ask('Number:', live());
    await type('1\n');
    expect(await answer).toBe('1');
  });

  it.each([
    ['12\x7f3\r', '13'],
    ['\x7f\x7f4\n', '4'],
    ['\x1b[A5\t\n', '5'],
    ['１ü6\n', '6'],
  ])(
    'are edited by the backspace key, and have no sign that cannot be echoed for certain: %j',
    async (keys, line) => {
      const answer = lines.ask('Number:', live());
      await type(keys);
      expect(await answer).toBe(line);
    },
  );

  it.each(['\x03', '\x04'])('have ended after the key %j', async (key) => {
    const answer = lines.ask('Number:', live());
    await type(key);
    expect([await answer, lines.ended.aborted]).toEqual([null, true]);
  });

  it('take one line for one answer, whatever came with it', async () => {
    const first = lines.ask('Number:', live());
    await type('1\n2\n');
    const second = lines.ask('Number:', live());
    await type('3\n');
    expect([await first, await second]).toEqual(['1', '3']);
  });

  it.each([
    ['the end of the input', (_: AbortController) => void input.end()],
    ['a signal', (taken: AbortController) => taken.abort()],
  ])('have no answer after %s, and go on on a new line', async (_, end) => {
    const taken = new AbortController();
    const answer = lines.ask('Number:', taken.signal);
    end(taken);
    expect([await answer, written()]).toEqual([null, 'Number: \n']);
  });

  it('ask nothing more once the input has ended', async () => {
    input.end();
    await turn();
    expect([await lines.ask('Number:', live()), written(), lines.ended.aborted]).toEqual([null, '', true]);
  });

  it('tell of a line that nothing asked for, as long as somebody hears it', async () => {
    let heard = 0;
    lines.onUnasked(() => {
      heard += 1;
    });
    await type('\n');
    lines.onUnasked(null);
    await type('\n');
    expect(heard).toBe(1);
  });

  it('hold nothing but what is said', () => {
    lines.say('Ben is signed out.');
    expect(written()).toBe('Ben is signed out.\n');
  });
});
