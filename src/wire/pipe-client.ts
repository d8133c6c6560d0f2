import type { Duplex } from 'node:stream';
import { objectOwner } from '../windows/security-descriptor.ts';
import { READ_AND_WRITE } from './pipe-access.ts';
import { pipeCalls } from './pipe-calls.ts';
import { pipePeer } from './pipe-peer.ts';
import type { PipeParts } from './pipe-server.ts';
import { pipeSocket } from './pipe-socket.ts';

/**
 * FILE_FLAG_OVERLAPPED; SECURITY_SQOS_PRESENT and SECURITY_IDENTIFICATION. With these the pipe's server may learn
 * who opens it, but cannot act in their name.
 * https://learn.microsoft.com/windows/win32/api/namedpipeapi/nf-namedpipeapi-impersonatenamedpipeclient
 */
const FLAGS = 0x40000000 | 0x100000 | 0x10000;

const ERROR_PIPE_BUSY = 231;
/** A server with no free end has a new one soon. In ms. */
const AGAIN_AFTER = 50;
const MOST_TRIES = 60;

/** Who serves a pipe, according to Windows. */
export interface PipeServerFacts {
  readonly sessionId: number;
  /** The SID of its account; null if Windows does not tell. */
  readonly user: string | null;
}

/**
 * Opens a pipe if its server can be trusted. Sends nothing before that check.
 * @returns null if nobody serves it, or somebody who is not trusted
 * @throws Error if this Windows or this Node.js lacks one of the functions
 */
export async function openPipe(
  path: string,
  isTrusted: (server: PipeServerFacts) => boolean | Promise<boolean>,
  { native, clock, socket = pipeSocket(native) }: PipeParts,
): Promise<Duplex | null> {
  const calls = pipeCalls(native);
  const serverOf = serverReader(native);
  for (let tries = 1; ; tries += 1) {
    const { handle, error } = calls.open(path, READ_AND_WRITE, FLAGS);
    if (handle === null) {
      if (error !== ERROR_PIPE_BUSY || tries === MOST_TRIES) return null;
      await new Promise<void>((resolve) => clock.after(AGAIN_AFTER, resolve));
      continue;
    }
    const server = serverOf(handle);
    const isOurs = server !== null && (await isTrusted(server));
    const client = isOurs ? socket(handle) : null;
    if (client === null) calls.close(handle);
    return client;
  }
}

function serverReader(native: PipeParts['native']): (pipe: bigint) => PipeServerFacts | null {
  const peer = pipePeer(native, 'Server');
  return (pipe) => {
    const server = peer(pipe);
    if (server === null || server.processId === null) return null;
    // Another administrator's account may not open that process, but the pipe also tells its owner.
    return { sessionId: server.sessionId, user: server.user ?? objectOwner(native, pipe) };
  };
}
