import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import { privatePipe } from '../../src/wire/pipe-access.ts';
import type { PipePeer } from '../../src/wire/pipe-peer.ts';
import type { PipeClient } from '../../src/wire/pipe-server.ts';
import { servePipe } from '../../src/wire/pipe-server.ts';
import { failed } from '../fakes/native.ts';
import { seconds } from '../fakes/usher.ts';
import type { FakePeer, FakePipesParts } from './fake-pipes.ts';
import { BEN_COMES, fakePipes, fakeSockets } from './fake-pipes.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const PIPE = { path: '\\\\.\\pipe\\usher-0', sddl: privatePipe('S-1-5-21-1-2-3-1001') };

function serving(parts: FakePipesParts = {}, socket?: (handle: bigint) => null) {
  const pipes = fakePipes(parts);
  const sockets = fakeSockets();
  const clients: PipePeer[] = [];
  const came: (readonly [Duplex, PipeClient])[] = [];
  const server = servePipe(
    PIPE,
    (client, facts) => {
      const { token: _, ...peer } = facts;
      clients.push(peer);
      came.push([client, facts]);
    },
    { native: pipes.native, clock: clock(), socket: socket ?? sockets.socket },
  );
  const created = () => pipes.native.calls.filter(({ name }) => name === 'CreateNamedPipeW');
  return { pipes, sockets, server, created, clients, came, arrivals: () => clients.length };
}

describe('a pipe', () => {
  it('is made with its own access list, as the first of its name, for this PC alone', () => {
    const { created, pipes } = serving();
    const [first] = created();
    const [path, mode, type, most] = first?.args ?? [];
    const FIRST_PIPE_INSTANCE = 0x80000;
    const OVERLAPPED_DUPLEX = 0x40000003;
    const REJECT_REMOTE_CLIENTS = 0x8;
    expect([path, mode, type]).toEqual([
      PIPE.path,
      OVERLAPPED_DUPLEX | FIRST_PIPE_INSTANCE,
      REJECT_REMOTE_CLIENTS,
    ]);
    expect(Number(most)).toBeGreaterThan(16);
    const attributes = first?.args.at(-1);
    expect(Buffer.isBuffer(attributes) && attributes.readUInt32LE()).toBe(24);
    expect(Buffer.isBuffer(attributes) && attributes.readBigUInt64LE(8)).toBe(0x5000n);
    expect(Buffer.isBuffer(attributes) && attributes.readUInt32LE(16)).toBe(0);
    expect(pipes.freed).toEqual([0x5000n]);
    const convert = pipes.native.calls.find(({ name }) => name.startsWith('ConvertString'));
    expect(convert?.args[0]).toBe(PIPE.sddl);
  });

  it('is not served where its name is taken', () => {
    const { server } = serving({ isTaken: true });
    expect(server).toBeNull();
  });

  it('is not served with an access list that is none', () => {
    const { native } = fakePipes();
    const { socket } = fakeSockets();
    const parts = { native, clock: clock(), socket };
    expect(servePipe({ ...PIPE, sddl: 'everybody' }, () => {}, parts)).toBeNull();
    expect(native.calls.filter(({ name }) => name === 'CreateNamedPipeW')).toEqual([]);
  });

  it('is not served, and leaves nothing behind, where Windows has no event for it', () => {
    const { server, pipes } = serving({ over: { CreateEventW: () => null } });
    expect([server, pipes.ends.size]).toEqual([null, 0]);
  });

  it('uses one callback for all pipes of a process', () => {
    const { pipes, sockets } = serving();
    const parts = { native: pipes.native, clock: clock(), socket: sockets.socket };
    servePipe({ ...PIPE, path: '\\\\.\\pipe\\usher-1' }, () => {}, parts);
    expect(pipes.native.callbackCount()).toBe(1);
  });

  it('lets in one after the other, and always has one end more that waits', async () => {
    const { pipes, sockets, arrivals, created } = serving();
    for (let each = 1; each <= 5; each += 1) {
      const end = pipes.come();
      await seconds(0.1);
      expect([arrivals(), sockets.taken.at(-1)]).toEqual([each, end]);
      expect(pipes.ends.size).toBe(each + 1);
    }
    const modes = created().map(({ args }) => (Number(args[1]) & 0x80000) !== 0);
    expect(modes).toEqual([true, false, false, false, false, false]);
  });

  it.each<[string, Partial<FakePeer>, PipePeer]>([
    ['as Windows tells it', {}, { sessionId: 2, processId: 4242, user: BEN_COMES.user }],
    [
      'without the account of a closed process',
      { user: null },
      { sessionId: 2, processId: 4242, user: null },
    ],
    ['without a process', { process: null }, { sessionId: 2, processId: null, user: null }],
  ])('tells who comes, %s', async (_, client, facts) => {
    const { pipes, clients } = serving({ client: { ...BEN_COMES, ...client } });
    pipes.come();
    await seconds(0.1);
    expect(clients).toEqual([facts]);
  });

  it('tells the token of a client, and nothing once its handle may be closed', async () => {
    const { pipes, came } = serving({ client: { ...BEN_COMES, tokenUser: 'S-1-5-21-1-2-3-500' } });
    for (let each = 0; each < 2; each += 1) {
      pipes.come();
      await seconds(0.1);
    }
    const token = { user: 'S-1-5-21-1-2-3-500', isAdministrator: null };
    expect(came.map(([, facts]) => facts.token())).toEqual([token, token]);
    came[0]?.[0].destroy();
    came[1]?.[0].end();
    const asked = pipes.native.calls.length;
    expect(came.map(([, facts]) => facts.token())).toEqual([null, null]);
    expect(pipes.native.calls.length).toBe(asked);
  });

  it('asks for the token of the very end that the client has', async () => {
    const { pipes, came } = serving({ client: { ...BEN_COMES, tokenUser: 'S-1-5-21-1-2-3-500' } });
    const ends: (bigint | null)[] = [];
    for (let each = 0; each < 3; each += 1) {
      ends.push(pipes.come());
      await seconds(0.1);
    }
    for (const [, facts] of came) facts.token();
    const asked = pipes.native.calls.filter(({ name }) => name === 'ImpersonateNamedPipeClient');
    expect(asked.map(({ args }) => args[0])).toEqual(ends);
  });

  it('closes the end of a client whose session Windows does not tell, and lets in the next one', async () => {
    const parts = { client: { ...BEN_COMES, session: null } };
    const { pipes, sockets, arrivals } = serving(parts);
    for (let each = 1; each <= 3; each += 1) {
      const end = pipes.come();
      await seconds(0.1);
      expect(pipes.closed.includes(end ?? 0n)).toBe(true);
    }
    expect([arrivals(), sockets.taken, pipes.ends.size]).toEqual([0, [], 1]);
  });

  it('takes somebody who came before it waited', async () => {
    const { pipes, arrivals } = serving();
    pipes.come();
    await seconds(0.1);
    // The next end is connected as soon as it exists.
    expect(arrivals()).toBe(1);
    pipes.come();
    await seconds(0.1);
    expect(arrivals()).toBe(2);
  });

  it('waits on where somebody came and went', async () => {
    const { pipes, arrivals } = serving();
    for (let each = 0; each < 50; each += 1) {
      pipes.comeAndGo();
      await seconds(0.1);
    }
    expect([arrivals(), pipes.ends.size]).toEqual([0, 1]);
    pipes.come();
    await seconds(0.1);
    expect(arrivals()).toBe(1);
  });

  it('turns away who comes where Windows makes no further end, and never gives up the last one', async () => {
    const { pipes, arrivals } = serving({ most: 3 });
    for (let each = 0; each < 10; each += 1) {
      pipes.come();
      await seconds(0.1);
    }
    expect([arrivals(), pipes.ends.size]).toEqual([2, 3]);
    const [first = 0n] = pipes.ends.keys();
    pipes.ends.delete(first);
    pipes.come();
    await seconds(0.1);
    expect(arrivals()).toBe(3);
  });

  it('closes the end of a client that Node.js cannot talk to', async () => {
    const { pipes, arrivals } = serving({}, () => null);
    const end = pipes.come();
    await seconds(0.1);
    expect([arrivals(), pipes.closed.includes(end ?? 0n), pipes.ends.size]).toEqual([0, true, 1]);
  });

  it('that is closed lets nobody in any more, keeps its name, and waits for nothing', async () => {
    const { pipes, server, arrivals } = serving();
    server?.close();
    expect([pipes.waits.size, vi.getTimerCount()]).toEqual([0, 0]);
    pipes.come();
    await seconds(5);
    expect([arrivals(), pipes.ends.size, pipes.waits.size, vi.getTimerCount()]).toEqual([0, 1, 0, 0]);
  });

  it('that is closed at the moment when somebody comes does not let them in', async () => {
    const { pipes, server, arrivals } = serving();
    pipes.come();
    server?.close();
    await seconds(5);
    expect([arrivals(), pipes.waits.size, vi.getTimerCount()]).toEqual([0, 0, 0]);
  });

  it('that is closed while it turns somebody away waits for nothing either', async () => {
    const { pipes, server } = serving();
    pipes.comeAndGo();
    await seconds(0.01);
    server?.close();
    await seconds(5);
    expect([pipes.waits.size, vi.getTimerCount()]).toEqual([0, 0]);
  });

  it('costs no timer at rest, before and after clients', async () => {
    const { pipes } = serving();
    const { length } = pipes.native.calls;
    expect(vi.getTimerCount()).toBe(0);
    await seconds(3600);
    expect(pipes.native.calls).toHaveLength(length);
    for (const visit of [pipes.come, pipes.comeAndGo]) {
      visit();
      await seconds(0.1);
      expect([vi.getTimerCount(), pipes.waits.size]).toEqual([0, 1]);
    }
  });

  it('keeps nothing of thousands of clients that have left', async () => {
    const { pipes, sockets, arrivals } = serving();
    const closeHandle = pipes.native.declare<[bigint], number>('kernel32.dll', 'int CloseHandle(void *)');
    for (let each = 1; each <= 2000; each += 1) {
      pipes.come();
      await vi.advanceTimersByTimeAsync(0);
      closeHandle.call(sockets.taken.pop() ?? 0n);
    }
    expect([arrivals(), pipes.ends.size, pipes.waits.size]).toEqual([2000, 1, 1]);
    // The pipe and the event of each client, and the process and its token, which have one number here.
    expect([new Set(pipes.closed).size, pipes.native.callbackCount()]).toEqual([4002, 1]);
  });

  it('looks for clients itself where Windows cannot wait', async () => {
    const { pipes, arrivals } = serving({ over: { RegisterWaitForSingleObject: () => failed(8) } });
    await seconds(5);
    for (let each = 1; each <= 3; each += 1) {
      pipes.come();
      await seconds(0.2);
      expect(arrivals()).toBe(each);
    }
  });
});
