import type { Duplex } from 'node:stream';
import type { Clock } from '../base/clock.ts';
import type { ClientToken } from '../windows/client-token.ts';
import { clientToken } from '../windows/client-token.ts';
import type { Native } from '../windows/native.ts';
import { waits } from '../windows/waits.ts';
import type { PipeCalls } from './pipe-calls.ts';
import { pipeCalls } from './pipe-calls.ts';
import type { PipeInstance } from './pipe-instance.ts';
import { pipeInstance } from './pipe-instance.ts';
import type { PipePeer } from './pipe-peer.ts';
import { pipePeer } from './pipe-peer.ts';
import type { PipeSocket } from './pipe-socket.ts';
import { pipeSocket } from './pipe-socket.ts';
import { securityAttributes } from './security-attributes.ts';

/**
 * PIPE_ACCESS_DUPLEX, FILE_FLAG_OVERLAPPED. With FILE_FLAG_FIRST_PIPE_INSTANCE the call fails if the name is taken.
 */
const DUPLEX_OVERLAPPED = 0x3 | 0x40000000;
const FIRST_INSTANCE = 0x80000;
/** PIPE_TYPE_BYTE, PIPE_READMODE_BYTE, PIPE_WAIT, PIPE_REJECT_REMOTE_CLIENTS. */
const LOCAL_BYTES = 0x8;
/** Counts the connected clients and the end that waits. */
const MOST_INSTANCES = 64;

/**
 * The time before the next look at an end that cannot wait, or whose client was turned away. So a flood of clients
 * does not keep the processor busy. In ms.
 */
const BREATH = 50;

export interface PipeServer {
  /** Lets nobody in any more. The name stays taken until this process ends, so nobody else can serve it. */
  close(): void;
}

/** A pipe's name, and who may open it. */
export interface PipeToServe {
  readonly path: string;
  readonly sddl: string;
}

/** Who has come, according to Windows. */
export interface PipeClient extends PipePeer {
  /** Null if Windows does not tell. It tells once something was read from the client, until its stream is closed. */
  token(): ClientToken | null;
}

export interface PipeParts {
  readonly native: Native;
  readonly clock: Pick<Clock, 'after'>;
  readonly socket?: PipeSocket;
}

/**
 * Serves a pipe for several clients at once. One end always waits, so the name is never free. A client whose session
 * Windows does not tell is closed and never handed over.
 * @param arrived gets each client, and who it is according to Windows
 * @returns null if the name is already taken, or if Windows does not accept the access list
 * @throws Error if this Windows or this Node.js lacks one of the functions
 */
export function servePipe(
  pipe: PipeToServe,
  arrived: (client: Duplex, facts: PipeClient) => void,
  { native, clock, socket = pipeSocket(native) }: PipeParts,
): PipeServer | null {
  const calls = pipeCalls(native);
  const clientOf = pipePeer(native, 'Client');
  const tokenAt = clientToken(native);
  const create = (isFirst: boolean) => instanceOf(pipe, isFirst, native, calls);
  const first = create(true);
  if (first === null) return null;
  const events = waits(native);
  let waiting: PipeInstance = first;
  let cancelLook = lookWhenTold();

  /** Nothing polls while nobody comes: Windows tells. @returns what cancels the look */
  function lookWhenTold(): () => void {
    const wait = waiting.state() === 'waiting' ? events.once(waiting.event, look) : null;
    return wait ?? clock.after(BREATH, look);
  }

  function look(): void {
    const state = waiting.state();
    const next = state === 'connected' ? create(false) : null;
    if (next !== null) {
      handOver(next);
      return;
    }
    // The client has left, or there are too many. The same end waits for the next one.
    if (state !== 'waiting') waiting.turnAway();
    cancelLook = clock.after(BREATH, () => {
      cancelLook = lookWhenTold();
    });
  }

  function handOver(next: PipeInstance): void {
    const { handle } = waiting;
    waiting.release();
    waiting = next;
    cancelLook = lookWhenTold();
    // This must come before the stream, which may close the handle.
    const facts = clientOf(handle);
    const client = facts === null ? null : socket(handle);
    if (facts === null || client === null) calls.close(handle);
    else arrived(client, { ...facts, token: () => (isOpen(client) ? tokenAt(handle) : null) });
  }

  return { close: () => cancelLook() };
}

/** False once the number of the stream's handle may mean something else. */
function isOpen(stream: Duplex): boolean {
  return !stream.destroyed && !stream.writableEnded;
}

function instanceOf(
  { path, sddl }: PipeToServe,
  isFirst: boolean,
  native: Native,
  calls: PipeCalls,
): PipeInstance | null {
  const security = securityAttributes(native, sddl);
  if (security === null) return null;
  const mode = isFirst ? DUPLEX_OVERLAPPED | FIRST_INSTANCE : DUPLEX_OVERLAPPED;
  const handle = calls.create(path, mode, LOCAL_BYTES, MOST_INSTANCES, security.attributes);
  security.free();
  const made = handle === null ? null : pipeInstance(calls, handle);
  if (handle !== null && made === null) calls.close(handle);
  return made;
}
