import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import type { PipeServerFacts } from '../../src/wire/pipe-client.ts';
import { openPipe } from '../../src/wire/pipe-client.ts';
import type { FakeFunction, FakeNative } from '../fakes/native.ts';
import { failed } from '../fakes/native.ts';
import { seconds } from '../fakes/usher.ts';
import { fakePipes, fakeSockets, servedBy } from './fake-pipes.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const KAI = 'S-1-5-21-1-2-3-1001';
const BEN = 'S-1-5-21-1-2-3-1002';
const SERVER = { session: 1, process: 4711, user: KAI, owner: KAI };

/** Opens a pipe with this server. */
function opening(server: Parameters<typeof servedBy>[1] = SERVER, over: Record<string, FakeFunction> = {}) {
  let native: FakeNative | null = null;
  const known = () => {
    if (native === null) throw new Error('not yet');
    return native;
  };
  const pipes = fakePipes({ over: { ...servedBy(known, server), ...over } });
  native = pipes.native;
  const sockets = fakeSockets();
  const seen: PipeServerFacts[] = [];
  const errors: number[] = [];
  const open = (isTrusted: boolean | Promise<boolean>) =>
    openPipe(
      '\\\\.\\pipe\\usher-0',
      (facts) => {
        seen.push(facts);
        // No stream was made of it yet, so nothing can have been sent.
        expect(sockets.taken).toEqual([]);
        return isTrusted;
      },
      {
        native: pipes.native,
        clock: clock(),
        socket: sockets.socket,
        failed: (error) => void errors.push(error),
      },
    );
  return { pipes, sockets, seen, errors, open };
}

describe('a client of a pipe', () => {
  it('opens it to read and write, with identification only', async () => {
    const { pipes, open, sockets } = opening();
    expect(await open(true)).not.toBeNull();
    const [call] = pipes.native.calls.filter(({ name }) => name === 'CreateFileW');
    const SQOS_PRESENT_AND_IDENTIFICATION = 0x110000;
    const OVERLAPPED = 0x40000000;
    expect(call?.args).toEqual([
      '\\\\.\\pipe\\usher-0',
      0x12019b,
      0,
      null,
      3,
      OVERLAPPED | SQOS_PRESENT_AND_IDENTIFICATION,
      null,
    ]);
    expect(sockets.taken).toEqual([0x40n]);
  });

  it.each<[string, Parameters<typeof servedBy>[1], PipeServerFacts]>([
    ['by the token of the process', SERVER, { sessionId: 1, user: KAI }],
    ['by the token, whoever made the pipe', { ...SERVER, owner: BEN }, { sessionId: 1, user: KAI }],
    [
      'by its maker where the process may not be looked into',
      { ...SERVER, session: 3, user: null, owner: BEN },
      { sessionId: 3, user: BEN },
    ],
    ['and not where neither tells', { ...SERVER, user: null, owner: null }, { sessionId: 1, user: null }],
  ])('is told who serves it %s', async (_, server, facts) => {
    const { open, seen, pipes } = opening(server);
    await open(true);
    expect(seen).toEqual([facts]);
    expect(pipes.native.calls.filter(({ name }) => name === 'CloseHandle').length).toBe(
      server.user === null ? 0 : 2,
    );
  });

  it('that does not trust who serves it says nothing and closes it', async () => {
    const { open, sockets, pipes } = opening({ ...SERVER, user: BEN });
    expect(await open(false)).toBeNull();
    expect([sockets.taken, pipes.closed.includes(0x40n)]).toEqual([[], true]);
  });

  it.each(['GetNamedPipeServerSessionId', 'GetNamedPipeServerProcessId'])(
    'trusts nobody where Windows does not tell who serves it: %s',
    async (name) => {
      const { open, sockets, seen, pipes } = opening(SERVER, { [name]: () => failed(6) });
      expect(await open(true)).toBeNull();
      expect([seen, sockets.taken, pipes.closed.includes(0x40n)]).toEqual([[], [], true]);
    },
  );

  it('gets none where nobody serves it, or where it may not, and hears why', async () => {
    for (const error of [2, 5]) {
      const { open, errors } = opening(SERVER, { CreateFileW: () => failed(error, 0xffffffffffffffffn) });
      expect([await open(true), errors]).toEqual([null, [error]]);
    }
  });

  it('tries again where all ends are taken, for two seconds', async () => {
    let tries = 0;
    const busy = () => {
      tries += 1;
      return tries < 5 ? failed(231, 0xffffffffffffffffn) : 0x40n;
    };
    const later = opening(SERVER, { CreateFileW: busy }).open(true);
    await seconds(1);
    expect(await later).not.toBeNull();
    const taken = opening(SERVER, { CreateFileW: () => failed(231, 0xffffffffffffffffn) });
    const always = settled(taken.open(true));
    await seconds(1.9);
    expect(always()).toBe('open');
    await seconds(0.1);
    expect([always(), taken.errors]).toEqual([null, []]);
    await seconds(0.1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives up after two seconds where nobody tells whether to trust the server, and closes it', async () => {
    const { open, sockets, pipes } = opening();
    let answer = (_isTrusted: boolean) => {};
    const opened = settled(
      open(
        new Promise((resolve) => {
          answer = resolve;
        }),
      ),
    );
    await seconds(1.9);
    expect([opened(), pipes.closed.includes(0x40n)]).toEqual(['open', false]);
    await seconds(0.1);
    expect([opened(), pipes.closed.includes(0x40n)]).toEqual([null, true]);
    answer(true);
    await seconds(1);
    expect([sockets.taken, pipes.closed.filter((at) => at === 0x40n)]).toEqual([[], [0x40n]]);
  });

  it('closes the pipe where the trust cannot be told, and tells that', async () => {
    const { open, sockets, pipes } = opening();
    await expect(open(Promise.reject(new Error('no list')))).rejects.toThrow('no list');
    expect([sockets.taken, pipes.closed.includes(0x40n), vi.getTimerCount()]).toEqual([[], true, 0]);
  });

  it('leaves no timer behind', async () => {
    await opening().open(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});

/** @returns what tells the promise's value, or `open` until it has one */
function settled<T>(promise: Promise<T>): () => T | 'open' {
  let now: T | 'open' = 'open';
  void promise.then((value) => {
    now = value;
  });
  return () => now;
}
