import { duplexPair } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { link, SILENCE } from '../../src/wire/link.ts';
import { seconds } from '../fakes/usher.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A link that accepts every line but `bad`, and what was received and sent. */
function linked() {
  const [other, stream] = duplexPair();
  const heard: string[] = [];
  let sent = '';
  other.on('error', () => {});
  other.setEncoding('utf8').on('data', (text: string) => {
    sent += text;
  });
  const parts = {
    longest: 20,
    read: (line: string) => (line === 'bad' ? null : line),
    heard: (line: string) => void heard.push(line),
    lost: (why: string) => void heard.push(`lost: ${why}`),
  };
  const ours = link<string>(stream, parts);
  const say = async (text: string) => {
    other.write(text);
    await seconds(0);
  };
  return { ours, other, stream, heard, say, sent: () => sent };
}

describe('a link', () => {
  it('beats each second', async () => {
    const { sent, say } = linked();
    for (let second = 0; second < 10; second += 1) {
      await say('x\n');
      await seconds(1);
    }
    expect(sent()).toBe('{"kind":"beat"}\n'.repeat(10));
  });

  it('hears lines however they are cut, and beats too', async () => {
    const { heard, say } = linked();
    for (const part of ['on', 'e\ntwo\n', '{"kind":"beat"}', '\n']) await say(part);
    expect(heard).toEqual(['one', 'two', '{"kind":"beat"}']);
  });

  it('is lost once where the other side falls silent, and the stream is closed by then', async () => {
    const { heard, stream, say } = linked();
    await seconds(SILENCE / 1000 - 0.1);
    await say('x\n');
    await seconds(SILENCE / 1000 - 0.1);
    expect(heard).toEqual(['x']);
    await seconds(0.2);
    expect([heard, stream.destroyed]).toEqual([['x', 'lost: silent'], true]);
    await seconds(60);
    expect(heard).toHaveLength(2);
  });

  it.each([
    ['a line that is no message', 'bad\nmore\n'],
    ['a line too long', `${'x'.repeat(20)}\nmore\n`],
    ['a line without an end', 'x'.repeat(20)],
  ])('is lost with %s, and nothing that follows is heard', async (_, text) => {
    const { heard, say, stream } = linked();
    await say(`one\n${text}`);
    await say('two\n');
    expect([heard, stream.destroyed]).toEqual([['one', 'lost: malformed'], true]);
  });

  it('is lost where the other side goes', async () => {
    const { heard, other } = linked();
    other.end();
    await seconds(0);
    expect(heard).toEqual(['lost: closed']);
  });

  it('is lost where the stream breaks', async () => {
    const { heard, stream } = linked();
    stream.destroy(new Error('broken'));
    await seconds(0);
    expect(heard).toEqual(['lost: Error: broken']);
  });

  it('hears nothing after its own end, what was sent arrives, and the stream goes', async () => {
    const { ours, heard, say, sent, stream } = linked();
    ours.send('last\n');
    ours.close();
    ours.send('too late\n');
    await say('two\n');
    await seconds(2);
    expect([heard, sent(), stream.destroyed]).toEqual([[], 'last\n', true]);
  });

  it('may be ended by what it hears', async () => {
    const [other, stream] = duplexPair();
    const heard: string[] = [];
    const ours = link<string>(stream, {
      longest: 20,
      read: (line) => line,
      heard(line) {
        heard.push(line);
        ours.close();
      },
      lost: (why) => void heard.push(why),
    });
    other.write('one\ntwo\n');
    await seconds(10);
    expect(heard).toEqual(['one']);
  });
});
