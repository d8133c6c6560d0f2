import type { Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import type { Duplex } from 'node:stream';

/** Windows keeps all named pipes of the machine in one folder, and everybody may list them. */
export function pipePath(name: string): string {
  return `\\\\.\\pipe\\usher-${name}`;
}

export interface Pipe {
  /** The one client there ever is; null where the pipe could not be served, or was closed before. */
  readonly client: Promise<Duplex | null>;
  /** Lets no one in any more. A client that is in stays. */
  close(): void;
}

/**
 * Serves a pipe for one client. Its access list is Windows' default, which lets this account, administrators and the
 * system write, and is never widened (`readableAll`, `writableAll`).
 * https://learn.microsoft.com/windows/win32/ipc/named-pipe-security-and-access-rights
 */
export function servePipe(path: string, server: Server = createServer()): Pipe {
  const client = new Promise<Socket | null>((resolve) => {
    let isTaken = false;
    server.on('connection', (socket) => {
      socket.on('error', () => {});
      // One that was on its way in when the door closed.
      if (isTaken) return void socket.destroy();
      isTaken = true;
      // From here on there is nothing to connect to.
      server.close();
      resolve(socket);
    });
    server.on('error', () => resolve(null));
    server.on('close', () => resolve(null));
  });
  server.listen({ path });
  return { client, close: () => void server.close() };
}

/** @returns null where nobody serves it */
export function openPipe(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect({ path });
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(null));
  });
}
