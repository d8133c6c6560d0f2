import type { Duplex } from 'node:stream';
import type { Clock } from '../../base/clock.ts';
import { firstLine } from '../../wire/first-line.ts';
import { link } from '../../wire/link.ts';
import type { NeighborAnswer, NeighborRequest, ToNeighbor } from '../protocol.ts';
import { LONGEST_LINE, readToNeighbor, readVersion, VERSION, writeLine } from '../protocol.ts';
import { inTime } from './in-time.ts';

/** The time for the hello, and then for the request, in ms. */
const PATIENCE = 2000;

/** A talk lasts less than 25 seconds, and longer by the time of a question. One beat comes in each second. */
const MOST_LINES = 40;

/** One asker with one request, from its hello on. */
export interface Talk {
  /** Aborted once the talk has ended, from either side. */
  readonly signal: AbortSignal;
  say(answer: NeighborAnswer): void;
  /** @returns true once the line has left this process while the asker was still there */
  sayForSure(answer: NeighborAnswer): Promise<boolean>;
}

/** Answers the request. When it is done, the talk ends. An error ends it, too. */
export type Answering = (request: NeighborRequest, talk: Talk) => Promise<void>;

/**
 * Greets an asker and hands its one request over. A second request, another version, an invalid line or silence ends
 * the talk.
 * @param greeted called once the hello was read. If it gives null, the talk ends and nothing is said
 * @returns once the stream is closed. Never rejects
 */
export async function serveTalk(
  stream: Duplex,
  clock: Pick<Clock, 'after'>,
  greeted: () => Answering | null,
): Promise<void> {
  const closed = new Promise<void>((resolve) => stream.once('close', () => resolve()));
  const line = (await firstLine(stream, { longest: LONGEST_LINE, ms: PATIENCE })) ?? '';
  const isOfThisVersion = readToNeighbor(line)?.kind === 'hello';
  const isHello = readVersion(line) !== null;
  const answering = isHello && !stream.destroyed ? greeted() : null;
  if (answering === null) stream.destroy();
  else if (isOfThisVersion) greet(stream, clock, answering);
  else tellVersion(stream);
  return closed;
}

/** So that an Usher of another version can name this one. It is told nothing else. */
function tellVersion(stream: Duplex): void {
  stream.write(writeLine({ kind: 'hello', version: VERSION }), () => stream.destroy());
}

function greet(stream: Duplex, clock: Pick<Clock, 'after'>, answering: Answering): void {
  const over = new AbortController();
  let isAsked = false;
  let lines = 0;
  let most = MOST_LINES;
  const asker = link<ToNeighbor>(stream, {
    longest: LONGEST_LINE,
    read(line) {
      lines += 1;
      return lines > most ? null : readToNeighbor(line);
    },
    heard(message) {
      if (message.kind === 'beat') return;
      if (message.kind === 'hello' || isAsked) return end();
      isAsked = true;
      cancelPatience();
      if (message.kind === 'ask') most += 2 * message.seconds;
      answering(message, talk).then(end, end);
    },
    lost: stop,
  });
  const cancelPatience = clock.after(PATIENCE, end);

  const talk: Talk = {
    signal: over.signal,
    say(answer) {
      if (!over.signal.aborted) asker.send(writeLine(answer));
    },
    async sayForSure(answer) {
      if (over.signal.aborted) return false;
      const sent = new Promise<boolean>((resolve) => {
        stream.write(writeLine(answer), (error) => resolve(!error));
      });
      return (await inTime(() => sent)) === true && !over.signal.aborted;
    },
  };

  function stop(): void {
    cancelPatience();
    over.abort();
  }

  function end(): void {
    if (over.signal.aborted) return;
    stop();
    asker.close();
  }

  asker.send(writeLine({ kind: 'hello', version: VERSION }));
}
