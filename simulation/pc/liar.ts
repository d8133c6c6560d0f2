import type { Duplex } from 'node:stream';
import type { NeighborAnswer } from '../../src/neighbors/protocol.ts';
import { readToNeighbor, VERSION, writeLine } from '../../src/neighbors/protocol.ts';

/** What it says to each request, whatever is true. */
const LIES: Readonly<Record<string, readonly NeighborAnswer[]>> = {
  facts: [
    {
      kind: 'facts',
      lost: { word: 'nothing', programs: [] },
      idleMs: 3_600_000,
      isAway: true,
      allows: true,
      asks: true,
      askedBy: null,
    },
  ],
  signOut: [{ kind: 'leaving' }],
  ask: [{ kind: 'asking' }, { kind: 'said', answer: 'signOut' }],
  note: [{ kind: 'noteKept' }],
};

/**
 * Serves a pipe as an Usher that must not be believed: one of another version, whose lines mean something else, or a
 * program of somebody else that came first.
 */
export function liar(stream: Duplex, version: number = VERSION): void {
  let unread = '';
  stream.on('error', () => {});
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = `${unread}${text}`.split('\n');
    unread = lines.pop() ?? '';
    for (const line of lines) {
      const said = readToNeighbor(line);
      if (said?.kind === 'hello') stream.write(`${JSON.stringify({ kind: 'hello', version })}\n`);
      for (const lie of LIES[said?.kind ?? ''] ?? []) stream.write(writeLine(lie));
    }
  });
}
