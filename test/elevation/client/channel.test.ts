import type { Duplex } from 'node:stream';
import { duplexPair } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../../src/base/clock.ts';
import type { HelperChannel } from '../../../src/elevation/client/channel.ts';
import { openChannel } from '../../../src/elevation/client/channel.ts';
import type { PermissionAnswer } from '../../../src/elevation/client/permission.ts';
import { MOST_STRANGERS } from '../../../src/elevation/client/strangers.ts';
import type { HelperRequest } from '../../../src/elevation/request.ts';
import { signInOf } from '../../../src/sessions/sign-in.ts';
import { commandLine } from '../../../src/windows/command-line.ts';
import { ben } from '../../fakes/people.ts';
import { runs } from '../../fakes/runs.ts';
import { seconds } from '../../fakes/usher.ts';
import { REQUEST } from '../helped-usher.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Somebody at the other end of the pipe. */
interface Caller {
  /** The kinds of the lines that they received. */
  readonly told: readonly string[];
  /** Everything that they received. */
  readonly text: string;
  readonly isOut: boolean;
  say(line: object | string): Promise<void>;
  leave(): Promise<void>;
}

interface Opened {
  readonly channel: HelperChannel;
  /** What the tray's side heard: `permission true`, kinds of messages, `lost`, and `absent` where none can come. */
  readonly heard: string[];
  readonly args: readonly string[];
  /** The secrets: the helper's, and the one that the tray must answer. */
  readonly token: string;
  readonly welcome: string;
  readonly isServed: boolean;
  come(): Caller;
  /** Gives Windows' answer where it `asks`. */
  permit(answer: PermissionAnswer): Promise<void>;
}

function request(count = 1): HelperRequest {
  const target = signInOf(ben());
  if (target === null) throw new Error('no target');
  return { ...REQUEST, people: Array.from({ length: count }, (_, at) => ({ ...target, sessionId: at + 2 })) };
}

/** A channel about Ben, with its helper started. */
async function opened(elevation: PermissionAnswer | 'asks' = 'started', asked = request()): Promise<Opened> {
  const heard: string[] = [];
  let args: readonly string[] = [];
  let isServed = false;
  let arrived = (_stream: Duplex) => {};
  let permitted = (_answer: PermissionAnswer) => {};
  const channel = openChannel(
    asked,
    {
      permission: (granted) => heard.push(`permission ${granted}`),
      lost: (isStarted) => heard.push(isStarted ? 'lost' : 'absent'),
      heard: ({ kind }) => heard.push(kind),
    },
    {
      log: () => {},
      clock: clock(),
      serve(_name, listener) {
        arrived = listener;
        isServed = true;
        return {
          close() {
            isServed = false;
          },
        };
      },
      elevate(given) {
        args = given;
        return new Promise((resolve) => {
          permitted = resolve;
          if (elevation !== 'asks') resolve(elevation);
        });
      },
    },
  );
  await seconds(0);
  return {
    channel,
    heard,
    args,
    token: args[2] ?? '',
    welcome: args[3] ?? '',
    get isServed() {
      return isServed;
    },
    come() {
      const [traySide, client] = duplexPair();
      arrived(traySide);
      return caller(client, traySide);
    },
    async permit(answer) {
      permitted(answer);
      await seconds(0);
    },
  };
}

/** A channel whose pipe's name is taken by somebody else, and what it has done. */
function openedWithoutPipe() {
  const done: string[] = [];
  const channel = openChannel(
    request(),
    {
      permission: () => done.push('permission'),
      lost: (isStarted) => done.push(`lost ${isStarted}`),
      heard: () => {},
    },
    {
      log: () => {},
      clock: clock(),
      serve: () => null,
      async elevate() {
        done.push('elevate');
        return 'started';
      },
    },
  );
  return { channel, done };
}

/** In memory one end only sees that the other ended, not that it was destroyed. */
function caller(client: Duplex, traySide: Duplex): Caller {
  let text = '';
  client.setEncoding('utf8').on('data', (more: string) => {
    text += more;
  });
  return {
    get told() {
      return text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line).kind)
        .filter((kind) => kind !== 'beat');
    },
    get text() {
      return text;
    },
    get isOut() {
      return traySide.destroyed;
    },
    async say(line) {
      if (!traySide.destroyed) client.write(typeof line === 'string' ? line : `${JSON.stringify(line)}\n`);
      await seconds(0);
    },
    async leave() {
      client.end();
      await seconds(0);
    },
  };
}

const hello = (token: string) => ({ kind: 'hello', token });

describe('the helper', () => {
  it('is whoever begins with the token; it is told the second secret and whom it is about', async () => {
    const { token, welcome, heard, come } = await opened();
    const helper = come();
    expect(helper.text).toBe('');
    await helper.say(hello(token));
    expect(heard).toEqual(['permission true']);
    expect(helper.text).toBe(`${JSON.stringify({ kind: 'welcome', secret: welcome, request: request() })}\n`);
    await helper.say({ kind: 'moved', person: 0, stage: 'checkingUsage', leftMs: null });
    expect(heard).toEqual(['permission true', 'moved']);
  });

  it('may come while Windows still asks, and may say its first line in pieces', async () => {
    const { token, heard, come } = await opened('asks');
    const helper = come();
    const line = `${JSON.stringify(hello(token))}\n{"kind":"beat"}\n`;
    for (const sign of line) await helper.say(sign);
    expect(heard).toEqual(['permission true']);
    await seconds(4);
    expect(heard).toEqual(['permission true']);
  });

  it('is told right after its welcome what was said meanwhile', async () => {
    const { channel, token, come } = await opened();
    const helper = come();
    channel.send({ kind: 'cancel', person: 0 });
    await seconds(3);
    expect(helper.told).toEqual([]);
    await helper.say(hello(token));
    channel.send({ kind: 'cancel', person: 0 });
    await seconds(1);
    expect(helper.told).toEqual(['welcome', 'cancel', 'cancel']);
  });

  it.each([
    ['a second greeting', (token: string) => hello(token)],
    ['a line that is none', () => 'sign out everybody\n'],
    [
      'somebody whom it was not started for',
      () => ({ kind: 'ended', person: 1, outcome: { kind: 'canceled' } }),
    ],
    ['a line too long', () => `${' '.repeat(2100)}\n`],
    ['a line without an end', () => ' '.repeat(2100)],
  ])('is lost with %s', async (_, line) => {
    const { token, heard, come } = await opened();
    const helper = come();
    await helper.say(hello(token));
    await helper.say(line(token));
    expect(heard).toEqual(['permission true', 'lost']);
    // Data that was sent may still arrive.
    await seconds(1);
    expect(helper.isOut).toBe(true);
  });

  it('is lost where it says nothing for five seconds, and where it goes', async () => {
    const silent = await opened();
    await silent.come().say(hello(silent.token));
    await seconds(6);
    expect(silent.heard).toEqual(['permission true', 'lost']);
    const gone = await opened();
    const helper = gone.come();
    await helper.say(hello(gone.token));
    await helper.leave();
    expect(gone.heard).toEqual(['permission true', 'lost']);
  });

  it('has twenty seconds to come after the permission', async () => {
    const { heard } = await opened();
    await seconds(19);
    expect(heard).toEqual([]);
    await seconds(2);
    expect(heard).toEqual(['lost']);
  });

  it('is not waited for where Windows did not start it, or was told not to', async () => {
    const failed = await opened('failed');
    expect([failed.heard, failed.isServed]).toEqual([['absent'], false]);
    const declined = await opened('declined');
    expect([declined.heard, declined.isServed]).toEqual([['permission false'], false]);
  });

  it('stays where Windows’ answer is told only after it has come', async () => {
    const { token, heard, come, permit } = await opened('asks');
    const helper = come();
    await helper.say(hello(token));
    await permit('started');
    for (let second = 0; second < 30; second += 1) {
      await helper.say({ kind: 'beat' });
      await seconds(1);
    }
    expect([heard, helper.isOut]).toEqual([['permission true'], false]);
  });

  it.each(['started', 'declined', 'failed'] as const)(
    'is heard of no more where the tray is done while Windows asks: %s',
    async (answer) => {
      const { channel, heard, permit } = await opened('asks');
      channel.close();
      await permit(answer);
      expect(vi.getTimerCount()).toBe(0);
      await seconds(30);
      expect(heard).toEqual([]);
    },
  );

  it('is not even asked for where nobody else may serve its pipe and somebody does', async () => {
    const { done } = openedWithoutPipe();
    expect(done).toEqual([]);
    await seconds(30);
    expect(done).toEqual(['lost false']);
  });

  it('is not told to be absent where the tray is done right after it asked for it', async () => {
    const { channel, done } = openedWithoutPipe();
    channel.close();
    await seconds(30);
    expect(done).toEqual([]);
  });
});

describe('its command line', () => {
  it('has the pipe’s name and two secrets, all of them different, and nothing of the request', async () => {
    const { args } = await opened('started', request(20));
    expect(args.map((arg) => /^(?:--helper|[0-9a-f]{32})$/.test(arg))).toEqual([true, true, true, true]);
    expect(new Set(args).size).toBe(4);
    expect(args.join(' ')).not.toContain('ben');
  });

  it('is shorter than 500 characters whatever is asked for', async () => {
    for (const count of [1, 20]) {
      const { args } = await opened('started', { ...request(count), reason: 'x'.repeat(200) });
      const folder = 'C:\\Users\\somebody with a long name\\AppData\\Local\\Programs\\usher\\dist\\usher.cjs';
      expect(commandLine([folder, '--elevate', ...args]).length).toBeLessThan(500);
    }
  });
});

const STRANGERS: readonly (readonly [string, object | string])[] = [
  ['another token', hello('0'.repeat(32))],
  ['a token that is too short', hello('0')],
  ['no token', { kind: 'hello' }],
  ['a beat', { kind: 'beat' }],
  ['a welcome', { kind: 'welcome', secret: '0'.repeat(32), request: request() }],
  ['a report', { kind: 'moved', person: 0, stage: 'signingOut', leftMs: null }],
  ['an end', { kind: 'ended', person: 0, outcome: { kind: 'signedOut', memoryBytes: null } }],
  ['a line that is none', 'let me in\n'],
  ['an empty line', '\n'],
  ['a line without an end', ' '.repeat(3000)],
];

describe('a stranger', () => {
  it.each(STRANGERS)('who begins with %s is closed, told nothing and heard no more', async (_, line) => {
    const { token, heard, come } = await opened();
    const stranger = come();
    await stranger.say(line);
    expect([stranger.isOut, stranger.text, heard]).toEqual([true, '', []]);
    await stranger.say(hello(token));
    await seconds(1);
    expect([stranger.text, heard]).toEqual(['', []]);
    await come().say(hello(token));
    expect(heard).toEqual(['permission true']);
  });

  it('who only reads is told nothing, and closed after five seconds at the latest', async () => {
    const { token, heard, come } = await opened();
    const stranger = come();
    await seconds(4);
    expect([stranger.isOut, stranger.text]).toEqual([false, '']);
    await seconds(2);
    expect([stranger.isOut, stranger.text, heard]).toEqual([true, '', []]);
    await come().say(hello(token));
    expect(heard).toEqual(['permission true']);
  });

  it('who comes and leaves again takes nothing with them', async () => {
    const { token, heard, come } = await opened();
    for (let each = 0; each < 50; each += 1) await come().leave();
    expect(heard).toEqual([]);
    await come().say(hello(token));
    expect(heard).toEqual(['permission true']);
  });

  it('who waits at the door does not keep the helper out, however many they are', async () => {
    const { token, heard, come } = await opened();
    const strangers = Array.from({ length: 200 }, come);
    await seconds(0);
    expect(strangers.filter(({ isOut }) => !isOut)).toHaveLength(MOST_STRANGERS);
    const helper = come();
    await helper.say(hello(token));
    expect(heard).toEqual(['permission true']);
    expect(strangers.every(({ isOut, text }) => isOut && text === '')).toBe(true);
    expect(helper.isOut).toBe(false);
  });

  it.each(STRANGERS)(
    'who comes after the helper and says %s is closed, and changes nothing',
    async (_, line) => {
      const { token, heard, come } = await opened();
      const helper = come();
      await helper.say(hello(token));
      const stranger = come();
      await stranger.say(line);
      expect([stranger.isOut, stranger.text, heard]).toEqual([true, '', ['permission true']]);
      expect(helper.isOut).toBe(false);
    },
  );

  it('who comes after the helper and only reads is closed at once', async () => {
    const { token, come } = await opened();
    await come().say(hello(token));
    const stranger = come();
    await seconds(0);
    expect([stranger.isOut, stranger.text]).toEqual([true, '']);
  });

  it('who knows the token, but comes second, is closed', async () => {
    const { token, heard, come } = await opened();
    const [helper, second] = [come(), come()];
    await helper.say(hello(token));
    await second.say(hello(token));
    expect([second.isOut, second.text, heard]).toEqual([true, '', ['permission true']]);
  });

  it('who comes when it is over is closed', async () => {
    const { channel, token, heard, come } = await opened();
    channel.close();
    const late = come();
    await late.say(hello(token));
    expect([late.isOut, late.text, heard]).toEqual([true, '', []]);
  });

  it('never gets in, whatever they say, and never keeps the helper out', async () => {
    const said = fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 4 });
    for (const strangers of fc.sample(fc.array(said, { maxLength: 20 }), { numRuns: runs(200), seed: 4 })) {
      const { token, heard, come } = await opened();
      const callers = strangers.map(come);
      for (const [at, lines] of strangers.entries()) for (const line of lines) await callers[at]?.say(line);
      expect([heard, callers.map(({ text }) => text).join('')]).toEqual([[], '']);
      const helper = come();
      await helper.say(hello(token));
      expect([heard, helper.told]).toEqual([['permission true'], ['welcome']]);
    }
  });
});

describe('the pipe', () => {
  it('is served until the tray is done with it, whoever came', async () => {
    const one = await opened();
    await one.come().leave();
    await one.come().say(hello(one.token));
    expect(one.isServed).toBe(true);
    one.channel.close();
    expect(one.isServed).toBe(false);
  });
});
