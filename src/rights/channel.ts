import { randomBytes, timingSafeEqual } from 'node:crypto';
import { HELPER_FLAG } from '../child-flags.ts';
import type { Log } from '../log.ts';
import type { Elevation } from '../windows/child-elevation.ts';
import type { ChannelListener } from './helpers.ts';
import type { Link } from './link.ts';
import { link } from './link.ts';
import type { Pipe } from './pipe.ts';
import { pipePath, servePipe } from './pipe.ts';
import type { FromHelper, ToHelper } from './protocol.ts';
import { readFromHelper } from './protocol.ts';
import type { HelperRequest } from './request.ts';
import { writeRequest } from './request.ts';

/** From the permission to the helper's first line, in ms: Node.js starts, and a virus scanner looks at it. */
const START_DEADLINE = 20_000;

export interface ChannelParts {
  /** Starts this program elevated, with these arguments; Windows asks the operator meanwhile. Never throws. */
  elevate(args: readonly string[], signal: AbortSignal): Promise<Elevation>;
  readonly log: Log;
  readonly serve?: (path: string) => Pipe;
}

/** The tray's end of what connects it with one helper. */
export interface HelperChannel {
  /** What is sent before the helper has shown who it is reaches it right after that, and nobody else before. */
  send(message: ToHelper): void;
  /** Whatever runs is stopped: the helper takes a closed pipe for a cancel. */
  close(): void;
}

/**
 * Serves a pipe, starts the helper, and lets in the one process that knows the token. The pipe's name can be listed
 * by anybody on this PC; the token was only an argument.
 */
export function openChannel(
  request: HelperRequest,
  listener: ChannelListener,
  { elevate, log, serve = servePipe }: ChannelParts,
): HelperChannel {
  const name = secret();
  const token = secret();
  const pipe = serve(pipePath(name));
  const closing = new AbortController();
  let connected: Link<ToHelper> | null = null;
  let isGreeted = false;
  /** Somebody may be released while Windows still asks, and the request names them already. */
  const kept: ToHelper[] = [];
  let deadline: NodeJS.Timeout | null = null;

  function lose(why: string, isStarted = true): void {
    if (closing.signal.aborted) return;
    close();
    log(`the helper is lost: ${why}`);
    listener.lost(isStarted);
  }

  function decline(): void {
    close();
    listener.permission(false);
  }

  function close(): void {
    closing.abort();
    if (deadline !== null) clearTimeout(deadline);
    pipe.close();
    connected?.close();
  }

  void elevate([HELPER_FLAG, name, token, writeRequest(request)], closing.signal).then((answer) => {
    if (closing.signal.aborted) return;
    if (answer === 'declined') decline();
    else if (answer === 'failed') lose('it could not be started', false);
    else if (!isGreeted) deadline = setTimeout(() => lose('it did not come'), START_DEADLINE);
  });

  void pipe.client.then((socket) => {
    if (socket === null) lose('no pipe');
    else if (closing.signal.aborted) socket.destroy();
    else connected = link<ToHelper, FromHelper>(socket, readFromHelper, { heard, lost: (why) => lose(why) });
  });

  function heard(message: FromHelper): void {
    if (!isGreeted) greet(message);
    else if (message.kind === 'hello') lose('a second greeting');
    else if (message.kind === 'beat') return;
    else if (message.person >= request.people.length) lose('nobody has that number');
    else listener.heard(message);
  }

  function greet(message: FromHelper): void {
    if (message.kind !== 'hello' || !isSame(message.token, token)) {
      lose('somebody else came');
      return;
    }
    isGreeted = true;
    if (deadline !== null) clearTimeout(deadline);
    for (const early of kept) connected?.send(early);
    listener.permission(true);
  }

  function send(message: ToHelper): void {
    if (isGreeted) connected?.send(message);
    else kept.push(message);
  }

  return { send, close };
}

/** 128 bits that nobody can guess. */
function secret(): string {
  return randomBytes(16).toString('hex');
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
