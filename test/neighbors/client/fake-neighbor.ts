import type { Duplex } from 'node:stream';
import { duplexPair } from 'node:stream';
import type { FromNeighbor, ToNeighbor } from '../../../src/neighbors/protocol.ts';
import { readToNeighbor, VERSION, writeLine } from '../../../src/neighbors/protocol.ts';
import { seconds } from '../../fakes/usher.ts';

export const HELLO: FromNeighbor = { kind: 'hello', version: VERSION };

/** An own Usher at the other end of a pipe, which says what a test wants. */
export class FakeNeighbor {
  /** The asker's end. */
  readonly stream: Duplex;
  readonly #theirs: Duplex;
  #text = '';

  constructor() {
    [this.stream, this.#theirs] = duplexPair();
    this.#theirs.on('error', () => {});
    this.#theirs.setEncoding('utf8').on('data', (text: string) => {
      this.#text += text;
    });
  }

  /** All that it was told, without beats. */
  get heard(): readonly (ToNeighbor | null)[] {
    const lines = this.#text.split('\n').slice(0, -1).map(readToNeighbor);
    return lines.filter((line) => line?.kind !== 'beat');
  }

  /** Whether the asker has ended the talk. */
  get isLeft(): boolean {
    return this.stream.writableEnded || this.stream.destroyed;
  }

  async say(...messages: readonly FromNeighbor[]): Promise<void> {
    this.#theirs.write(messages.map(writeLine).join(''));
    await seconds(0);
  }

  async leave(): Promise<void> {
    this.#theirs.end();
    await seconds(0);
  }

  /** Beats for so many seconds. */
  async live(count: number): Promise<void> {
    for (let second = 0; second < count; second += 1) {
      await this.say({ kind: 'beat' });
      await seconds(1);
    }
  }
}

/** What comes of a promise, as far as it has come. */
export function seen<T>(work: Promise<T>): { value: T | 'waiting' } {
  const found: { value: T | 'waiting' } = { value: 'waiting' };
  void work.then((value) => {
    found.value = value;
  });
  return found;
}
