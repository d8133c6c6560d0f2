import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPipe, pipePath, servePipe } from '../../src/rights/pipe.ts';

/** Windows' pipes are in no folder; elsewhere a socket in a folder stands for one. */
let folder: string;
const path = () => (process.platform === 'win32' ? pipePath(`test-${process.pid}`) : join(folder, 'pipe'));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-pipe-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('a pipe', () => {
  it('is named where Windows has its pipes', () => {
    expect(pipePath('0a')).toBe('\\\\.\\pipe\\usher-0a');
  });

  it('lets exactly one client in, and closes the door behind it', async () => {
    const pipe = servePipe(path());
    const first = await openPipe(path());
    const served = await pipe.client;
    const heard = new Promise((resolve) =>
      served?.once('data', (bytes: Buffer) => resolve(bytes.toString())),
    );
    first?.write('hello');
    expect(await heard).toBe('hello');
    expect(await openPipe(path())).toBeNull();
    first?.destroy();
    served?.destroy();
  });

  it('lets in only the first of two that come at once', async () => {
    const pipe = servePipe(path());
    const clients = await Promise.all([openPipe(path()), openPipe(path())]);
    const served = await pipe.client;
    served?.write('welcome');
    const answers = clients.map(
      (client) =>
        new Promise((resolve) => {
          if (client === null) return resolve('refused');
          client.once('data', (bytes: Buffer) => resolve(bytes.toString()));
          client.once('close', () => resolve('refused'));
          client.once('error', () => resolve('refused'));
        }),
    );
    expect((await Promise.all(answers)).sort()).toEqual(['refused', 'welcome']);
    for (const client of clients) client?.destroy();
    served?.destroy();
  });

  it('turns away one that comes through the door with the first', async () => {
    const server = createServer();
    const pipe = servePipe(path(), server);
    const [first, second] = [new Socket(), new Socket()];
    server.emit('connection', first);
    server.emit('connection', second);
    expect(await pipe.client).toBe(first);
    expect([first.destroyed, second.destroyed]).toEqual([false, true]);
    first.destroy();
  });

  it('that is closed before anybody came has no client', async () => {
    const pipe = servePipe(path());
    pipe.close();
    expect(await pipe.client).toBeNull();
  });

  it('that nobody serves cannot be opened', async () => {
    expect(await openPipe(path())).toBeNull();
  });
});
