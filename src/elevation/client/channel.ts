import type { Duplex } from 'node:stream';
import { HELPER_FLAG } from '../../base/child-flags.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { firstLine } from '../../wire/first-line.ts';
import type { Link } from '../../wire/link.ts';
import { link } from '../../wire/link.ts';
import type { PipeServer } from '../../wire/pipe-server.ts';
import type { FromHelper, ToHelper } from '../protocol.ts';
import { LONGEST_LINE, readFromHelper, readHello, writeMessage } from '../protocol.ts';
import type { HelperRequest } from '../request.ts';
import { writeWelcome } from '../request.ts';
import { isSame, secret } from '../secret.ts';
import type { PermissionAnswer } from './permission.ts';
import { strangers } from './strangers.ts';

/** From the permission to the helper's first line, in ms. Node.js must start, and a virus scanner may check it. */
const START_DEADLINE = 20_000;

/** A new client must identify itself within this time. In ms. */
export const GREETING = 5000;

export interface ChannelParts {
  /** Starts this program elevated, with these arguments; Windows asks the operator meanwhile. Never throws. */
  elevate(args: readonly string[], signal: AbortSignal): Promise<PermissionAnswer>;
  /** Serves the pipe of that name. @returns null if somebody else serves it, or if Windows does not let us */
  serve(name: string, arrived: (stream: Duplex) => void): PipeServer | null;
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Log;
}

/** The events of a channel. `person` counts from 0 in the order of the request. */
export interface ChannelListener {
  /** Windows' answer: true once the helper has identified itself, false if the operator declined. */
  permission(granted: boolean): void;
  heard(message: Exclude<FromHelper, { readonly kind: 'beat' }>): void;
  /** @param isStarted false if there is no helper and none can come any more */
  lost(isStarted: boolean): void;
}

/** The tray's end of the connection to one helper. */
export interface HelperChannel {
  /**
   * Sends to the helper. Earlier messages wait until the helper has identified itself, and never reach anybody
   * else.
   */
  send(message: ToHelper): void;
  /** Stops everything that runs, because the helper takes a closed pipe as a cancel. */
  close(): void;
}

/**
 * Serves a pipe, starts the helper, and talks to the one process that knows the token. Any other client is told
 * nothing and turned away, at any time. Meanwhile the pipe stays open for the helper. The helper in turn does
 * nothing for a tray that does not know the second secret.
 */
export function openChannel(
  request: HelperRequest,
  listener: ChannelListener,
  { elevate, serve, clock, log }: ChannelParts,
): HelperChannel {
  const [name, token, welcome] = [secret(), secret(), secret()];
  const closing = new AbortController();
  const atTheDoor = strangers();
  let connected: Link | null = null;
  /**
   * Messages from before the helper came. A person named in the request may already be released while Windows still
   * asks.
   */
  const kept: string[] = [];
  let cancelDeadline = () => {};

  const pipe = serve(name, (stream) => void arrived(stream));
  if (pipe === null) queueMicrotask(() => lose('no pipe', false));
  else begin();

  function begin(): void {
    void elevate([HELPER_FLAG, name, token, welcome], closing.signal).then((answer) => {
      if (closing.signal.aborted) return;
      if (answer === 'declined') decline();
      else if (answer === 'failed') lose('it could not be started', false);
      else if (connected === null) {
        cancelDeadline = clock.after(START_DEADLINE, () => lose('it did not come'));
      }
    });
  }

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
    cancelDeadline();
    pipe?.close();
    atTheDoor.turnAway();
    connected?.close();
  }

  async function arrived(stream: Duplex): Promise<void> {
    stream.on('error', () => {});
    if (connected !== null || closing.signal.aborted) return void stream.destroy();
    atTheDoor.add(stream);
    const line = await firstLine(stream, { longest: LONGEST_LINE, ms: GREETING });
    const said = readHello(line ?? '');
    // A client that was turned away meanwhile never becomes the helper.
    const isHelper = atTheDoor.leave(stream) && said !== null && isSame(said.token, token);
    if (!isHelper) return void stream.destroy();
    greet(stream);
  }

  function greet(stream: Duplex): void {
    atTheDoor.turnAway();
    cancelDeadline();
    stream.write(writeWelcome({ kind: 'welcome', secret: welcome, request }));
    connected = link<FromHelper>(stream, {
      longest: LONGEST_LINE,
      read: readFromHelper,
      heard,
      lost: (why) => lose(why),
    });
    for (const early of kept) connected.send(early);
    listener.permission(true);
  }

  function heard(message: FromHelper): void {
    if (message.kind === 'beat') return;
    if (message.person >= request.people.length) lose('nobody has that number');
    else listener.heard(message);
  }

  function send(message: ToHelper): void {
    const line = writeMessage(message);
    if (connected === null) kept.push(line);
    else connected.send(line);
  }

  return { send, close };
}
