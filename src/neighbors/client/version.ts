import type { Duplex } from 'node:stream';
import { firstLine } from '../../wire/first-line.ts';
import { LONGEST_LINE, readVersion, VERSION, writeLine } from '../protocol.ts';
import { ANSWER_DEADLINE } from './talk.ts';

/**
 * Greets a neighbor to hear which version it has, and asks it nothing. It ends the talk.
 * @param stream to whom Windows has named as that neighbor
 * @returns null if it does not greet in time
 */
export async function neighborVersion(stream: Duplex): Promise<number | null> {
  stream.write(writeLine({ kind: 'hello', version: VERSION }));
  const line = await firstLine(stream, { longest: LONGEST_LINE, ms: ANSWER_DEADLINE });
  stream.destroy();
  return readVersion(line ?? '');
}
