import type { Duplex } from 'node:stream';
import { duplexPair } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { firstLine } from '../../src/wire/first-line.ts';
import { seconds } from '../fakes/usher.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const PARTS = { longest: 20, ms: 5000 };

/** The first line, and the rest; undefined while the line has not come. */
function listening(): {
  readonly caller: Duplex;
  readonly stream: Duplex;
  line: () => string | null | undefined;
} {
  const [caller, stream] = duplexPair();
  let found: string | null | undefined;
  void firstLine(stream, PARTS).then((line) => {
    found = line;
  });
  return { caller, stream, line: () => found };
}

describe('the first line', () => {
  it('is all up to its end, however it comes', async () => {
    const { caller, line } = listening();
    const bytes = Buffer.from('Zoë 👍\n');
    for (const byte of bytes) {
      expect(line()).toBeUndefined();
      caller.write(Buffer.from([byte]));
      await seconds(0);
    }
    expect(line()).toBe('Zoë 👍');
  });

  it('leaves what follows to be read', async () => {
    const { caller, stream, line } = listening();
    caller.write('one\ntwo\nthr');
    await seconds(0);
    expect(line()).toBe('one');
    let rest = '';
    stream.setEncoding('utf8').on('data', (text: string) => {
      rest += text;
    });
    stream.resume();
    caller.write('ee\n');
    await seconds(0);
    expect(rest).toBe('two\nthree\n');
  });

  it('may be one byte shorter than the longest with its end', async () => {
    const { caller, line } = listening();
    caller.write(`${'x'.repeat(19)}\n`);
    await seconds(0);
    expect(line()).toBe('x'.repeat(19));
  });

  it.each([
    ['a line too long', `${'x'.repeat(20)}\n`],
    ['no end', 'x'.repeat(20)],
  ])('is none with %s, and nothing more is read', async (_, text) => {
    const { caller, stream, line } = listening();
    caller.write(text);
    await seconds(0);
    expect([line(), stream.destroyed]).toEqual([null, true]);
  });

  it('is none where it does not come in time, or whoever was to say it goes', async () => {
    const slow = listening();
    slow.caller.write('hel');
    await seconds(4.9);
    expect([slow.line(), slow.stream.destroyed]).toEqual([undefined, false]);
    await seconds(0.2);
    expect([slow.line(), slow.stream.destroyed]).toEqual([null, true]);
    const gone = listening();
    gone.caller.end();
    await seconds(0);
    expect([gone.line(), gone.stream.destroyed]).toEqual([null, true]);
  });

  it('is none after an error, which ends nothing else', async () => {
    const { stream, line } = listening();
    stream.destroy(new Error('broken'));
    await seconds(0);
    expect(line()).toBeNull();
  });
});
