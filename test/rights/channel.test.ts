import type { Duplex } from 'node:stream';
import { duplexPair } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openChannel } from '../../src/rights/channel.ts';
import { readToHelper } from '../../src/rights/protocol.ts';
import { targetOf } from '../../src/rights/request.ts';
import { seconds } from '../fakes/usher.ts';
import { ben } from '../people.ts';
import { NOTHING_OPEN, pinned } from '../pinned.ts';
import { REQUEST } from './helped-usher.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A channel about Ben whose helper was started, and that somebody has just connected to. */
async function connected() {
  const target = targetOf(pinned(ben()), NOTHING_OPEN);
  if (target === null) throw new Error('no target');
  const [traySide, client] = duplexPair();
  const heard: string[] = [];
  const said: (string | undefined)[] = [];
  let token = '';
  client.setEncoding('utf8').on('data', (text: string) => {
    const messages = text.split('\n').map(readToHelper);
    said.push(
      ...messages.flatMap((message) => (message === null || message.kind === 'beat' ? [] : message.kind)),
    );
  });
  const channel = openChannel(
    { ...REQUEST, people: [target] },
    {
      permission: (granted) => heard.push(`permission ${granted}`),
      lost: () => heard.push('lost'),
      heard: ({ kind }) => heard.push(kind),
    },
    {
      log: () => {},
      serve: () => ({ client: Promise.resolve<Duplex | null>(traySide), close() {} }),
      async elevate([, , given = '']) {
        token = given;
        return 'started';
      },
    },
  );
  await seconds(0);
  const write = async (line: object) => {
    client.write(`${JSON.stringify(line)}\n`);
    await seconds(0);
  };
  return { channel, heard, said, token, client, write };
}

describe('whoever connects', () => {
  it('is the helper if the first line has the token', async () => {
    const { token, heard, write } = await connected();
    await write({ kind: 'hello', token });
    expect(heard).toEqual(['permission true']);
  });

  it.each([
    ['another token', { kind: 'hello', token: '0'.repeat(32) }],
    ['a token that is too short', { kind: 'hello', token: '0' }],
    ['no token', { kind: 'hello' }],
    ['a beat', { kind: 'beat' }],
    ['a report', { kind: 'moved', person: 0, stage: 'signingOut', leftMs: null }],
    ['an end', { kind: 'ended', person: 0, outcome: { kind: 'signedOut', memoryBytes: null } }],
  ])('is somebody else where it begins with %s, and nothing that follows is heard', async (_, line) => {
    const { token, heard, client, write } = await connected();
    await write(line);
    await write({ kind: 'hello', token });
    await write({ kind: 'moved', person: 0, stage: 'lastLook', leftMs: null });
    expect(heard).toEqual(['lost']);
    expect(client.destroyed || client.readableEnded).toBe(true);
  });

  it('is told nothing before that line, and right after it what was said meanwhile', async () => {
    const { channel, token, said, write } = await connected();
    channel.send({ kind: 'cancel', person: 0 });
    await seconds(3);
    expect(said).toEqual([]);
    await write({ kind: 'hello', token });
    channel.send({ kind: 'yes', person: 0, question: '1' });
    await seconds(1);
    expect(said).toEqual(['cancel', 'yes']);
  });
});
