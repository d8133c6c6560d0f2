import type { Duplex } from 'node:stream';
import type { Clock } from '../../base/clock.ts';
import type { Link } from '../../wire/link.ts';
import { link } from '../../wire/link.ts';
import type { FromNeighbor, NeighborAnswer, NeighborRequest } from '../protocol.ts';
import { LONGEST_LINE, readFromNeighbor, VERSION, writeLine } from '../protocol.ts';

/** A neighbor that says nothing for so long is none. In ms. */
export const ANSWER_DEADLINE = 2000;
/** Facts may take it longer. Nothing is said of its person meanwhile, as it is while they are being asked. In ms. */
const FACTS_DEADLINE = 5000;

/** One request to one neighbor, and what it says to it. */
export interface Talk {
  /** The first thing it says, or null if it says none in time, leaves, or says what it should not. */
  readonly first: Promise<NeighborAnswer | null>;
  /** True once it was asked. Before that nothing can come of the request. */
  readonly isAsked: boolean;
  /** What it says after that; null once it has left. Only after `first`. */
  next(): Promise<NeighborAnswer | null>;
  close(): void;
}

/** Greets the neighbor at the other end of a pipe whose server Windows has named, and asks it one thing. */
export function talk(stream: Duplex, request: NeighborRequest, clock: Pick<Clock, 'after'>): Talk {
  const heard: (NeighborAnswer | null)[] = [];
  let wanted: ((answer: NeighborAnswer | null) => void) | null = null;
  let isGreeted = false;
  let isOver = false;

  const connection: Link = link<FromNeighbor>(stream, {
    longest: LONGEST_LINE,
    read: readFromNeighbor,
    heard(message) {
      if (message.kind === 'beat') return;
      if (message.kind !== 'hello') return isGreeted ? tell(message) : end();
      if (isGreeted) return end();
      isGreeted = true;
      connection.send(writeLine(request));
    },
    lost: () => finish(),
  });
  connection.send(writeLine({ kind: 'hello', version: VERSION }));

  function tell(answer: NeighborAnswer | null): void {
    if (wanted === null) heard.push(answer);
    else wanted(answer);
    wanted = null;
  }

  function finish(): void {
    isOver = true;
    tell(null);
  }

  function end(): void {
    connection.close();
    finish();
  }

  function next(): Promise<NeighborAnswer | null> {
    const [said] = heard.splice(0, 1);
    if (said !== undefined) return Promise.resolve(said);
    if (isOver) return Promise.resolve(null);
    return new Promise((resolve) => {
      wanted = resolve;
    });
  }

  const deadline = request.kind === 'facts' ? FACTS_DEADLINE : ANSWER_DEADLINE;
  const cancelDeadline = clock.after(deadline, end);
  const first = next().then((answer) => {
    cancelDeadline();
    return answer;
  });
  return {
    first,
    next,
    close: end,
    get isAsked() {
      return isGreeted;
    },
  };
}
