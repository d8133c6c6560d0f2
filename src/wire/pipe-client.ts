import type { Duplex } from 'node:stream';
import { objectOwner } from '../windows/security-descriptor.ts';
import { READ_AND_WRITE } from './pipe-access.ts';
import type { PipeCalls } from './pipe-calls.ts';
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
/** The longest time to open a pipe, in ms. A server may be busy for ever. */
const OPEN_DEADLINE = 2000;

/** Who serves a pipe, according to Windows. */
export interface PipeServerFacts {
  readonly sessionId: number;
  /** The SID of its account; null if Windows does not tell. */
  readonly user: string | null;
}

export interface OpenParts extends PipeParts {
  /** The longest time for all of it, in ms of the clock. 2 seconds by default. */
  readonly ms?: number;
  /** Hears Windows' error number if there is no pipe to open. Not called while all its ends are taken. */
  failed?(error: number): void;
}

/**
 * Opens a pipe if its server can be trusted. Sends nothing before that check.
 * @param isTrusted is asked once. An answer that comes too late is a no.
 * @returns null if nobody serves it, if all its ends stay taken, or if its server is not trusted in time
 * @throws Error if this Windows or this Node.js lacks one of the functions
 */
export async function openPipe(
  path: string,
  isTrusted: (server: PipeServerFacts) => boolean | Promise<boolean>,
  { native, clock, socket = pipeSocket(native), ms = OPEN_DEADLINE, failed = () => {} }: OpenParts,
): Promise<Duplex | null> {
  const calls = pipeCalls(native);
  const serverOf = serverReader(native);
  let cancelLate = () => {};
  const late = new Promise<false>((resolve) => {
    cancelLate = clock.after(ms, () => resolve(false));
  });
  let handle: bigint | null = null;
  let client: Duplex | null = null;
  try {
    handle = await freeEnd(path, calls, clock, late, failed);
    const server = handle === null ? null : serverOf(handle);
    if (handle === null || server === null) return null;
    if (await Promise.race([isTrusted(server), late])) client = socket(handle);
    return client;
  } finally {
    cancelLate();
    if (handle !== null && client === null) calls.close(handle);
  }
}

/** @param late is done when there is no time left. @returns null if there is no free end until then */
async function freeEnd(
  path: string,
  calls: PipeCalls,
  clock: PipeParts['clock'],
  late: Promise<false>,
  failed: (error: number) => void,
): Promise<bigint | null> {
  for (;;) {
    const { handle, error } = calls.open(path, READ_AND_WRITE, FLAGS);
    if (handle !== null) return handle;
    if (error !== ERROR_PIPE_BUSY) {
      failed(error);
      return null;
    }
    const again = new Promise<true>((resolve) => clock.after(AGAIN_AFTER, () => resolve(true)));
    if (!(await Promise.race([again, late]))) return null;
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
