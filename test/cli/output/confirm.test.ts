import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { confirm } from '../../../src/cli/output/confirm.ts';

const QUESTION = 'Sign out Anna anyway?';
const STEADY = 1000;

/** A terminal whose keys and screen a test controls. */
function fakeStreams() {
  const raw: boolean[] = [];
  const input = Object.assign(new PassThrough(), { setRawMode: (isRaw: boolean) => void raw.push(isRaw) });
  const output = new PassThrough();
  let drawn = '';
  output.on('data', (text) => {
    drawn += String(text);
  });
  return { input, output, raw, drawn: () => drawn };
}

/** Waits some turns of the loop, in which keys are read and the question is drawn. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** An open question. `answer` is `undefined` until somebody answers. */
async function asked(streams = fakeStreams(), signal = new AbortController().signal) {
  let answer: boolean | null | undefined;
  void confirm(QUESTION, signal, streams).then((said) => {
    answer = said;
  });
  await turns();
  return {
    ...streams,
    answer: () => answer,
    async type(keys: string) {
      streams.input.write(keys);
      await turns();
    },
    async pass(ms: number) {
      vi.advanceTimersByTime(ms);
      await turns();
    },
  };
}

describe('a question in the terminal', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['y\r', true],
    ['yes\r', true],
    ['Y\r', true],
    ['n\r', false],
    ['\r', false],
    ['what\r', false],
  ])('takes %j for %j once it has stood there for a second', async (keys, answer) => {
    const question = await asked();
    expect(question.drawn()).toContain(QUESTION);
    await question.pass(STEADY);
    await question.type(keys);
    expect(question.answer()).toBe(answer);
  });

  it.each(['y\r', 'y\n', 'yes\r\n', '\ty\r', 'y\ry\ry\r', 'n\r'])(
    'does not hear %j that was typed before it',
    async (keys) => {
      const streams = fakeStreams();
      streams.input.write(keys);
      const question = await asked(streams);
      await question.pass(STEADY);
      expect(question.answer()).toBeUndefined();
      await question.type('\r');
      expect(question.answer()).toBe(false);
    },
  );

  it.each([0, 1, 500, STEADY - 1])('does not hear a yes %d ms after it was drawn', async (ms) => {
    const question = await asked();
    await question.pass(ms);
    await question.type('y\r');
    await question.pass(STEADY);
    expect(question.answer()).toBeUndefined();
    await question.type('\r');
    expect(question.answer()).toBe(false);
  });

  it('puts no early key together with a later one', async () => {
    const question = await asked();
    await question.type('y');
    await question.pass(STEADY);
    await question.type('\r');
    expect(question.answer()).toBe(false);
  });

  it('does not hear in the next question what was typed after the answer to the one before', async () => {
    const streams = fakeStreams();
    const first = await asked(streams);
    await first.pass(STEADY);
    await first.type('y\ry\r');
    expect(first.answer()).toBe(true);
    streams.input.write('y\r');
    await turns();
    const second = await asked(streams);
    await second.pass(STEADY);
    expect(second.answer()).toBeUndefined();
    await second.type('y\r');
    expect(second.answer()).toBe(true);
  });

  it.each(['\x03', '\x04', 'y\r\x03'])('is taken away by %j at any time', async (keys) => {
    const early = await asked();
    await early.type(keys);
    const late = await asked();
    await late.pass(STEADY);
    await late.type(keys);
    expect([early.answer(), late.answer()]).toEqual([null, null]);
  });

  it('is taken away where the input ends, and by the signal', async () => {
    const ended = await asked();
    ended.input.end();
    const take = new AbortController();
    const taken = await asked(fakeStreams(), take.signal);
    take.abort();
    await turns();
    expect([ended.answer(), taken.answer()]).toEqual([null, null]);
  });

  it('leaves the terminal as it was', async () => {
    const question = await asked();
    await question.type('\x03');
    expect(question.raw).toEqual([true, false]);
    expect(question.input.isPaused()).toBe(true);
    expect(question.input.listenerCount('data')).toBe(0);
  });
});
