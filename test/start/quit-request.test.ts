import { duplexPair } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Asked, Own } from '../../src/start/quit-request.ts';
import { askToQuit, quitRunning, timeFrom } from '../../src/start/quit-request.ts';
import type { FakeNative } from '../fakes/native.ts';
import { failed } from '../fakes/native.ts';
import type { FakePeer } from '../wire/fake-pipes.ts';
import { fakePipes, servedBy } from '../wire/fake-pipes.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('Who has an Usher quit', () => {
  /** What is answered to each question, the last one again and again; and when the Usher is gone, in ms; null for never. */
  const against = async (answers: readonly Asked[], ends: number | null) => {
    const begin = performance.now();
    let questions = 0;
    const result = quitRunning({
      isRunning: () => ends === null || performance.now() - begin < ends,
      async ask() {
        questions += 1;
        return answers[Math.min(questions, answers.length) - 1] ?? 'notYet';
      },
      left: timeFrom(begin, 15_000),
    });
    await vi.advanceTimersByTimeAsync(60_000);
    return { result: await result, questions };
  };

  it('does nothing where no Usher runs', async () => {
    expect(await against(['asked'], 0)).toEqual({ result: 'notRunning', questions: 0 });
  });

  it('asks once, and waits until Usher is gone', async () => {
    expect(await against(['asked'], 2000)).toEqual({ result: 'done', questions: 1 });
  });

  it('asks again where Usher has just begun and is not there yet', async () => {
    expect(await against(['notYet', 'notYet', 'notYet', 'asked'], 2000)).toEqual({
      result: 'done',
      questions: 4,
    });
  });

  it('gives up on an Usher that was asked and stays', async () => {
    expect(await against(['asked'], null)).toEqual({ result: 'stays', questions: 1 });
  });

  it('gives up on an Usher that cannot be asked, after all the time', async () => {
    expect(await against(['notYet'], null)).toEqual({ result: 'stays', questions: 151 });
  });

  it('gives up at once where somebody else has the pipe', async () => {
    expect(await against(['stranger'], null)).toEqual({ result: 'stays', questions: 1 });
  });
});

const BEN = 'S-1-5-21-1-2-3-1002';
const ADMINISTRATORS = 'S-1-5-32-544';
const AT_BEN: Own = { sessionId: 2, sid: BEN };
const USHER_OF_BEN = { session: 2, process: 4242, user: BEN, owner: BEN };

/** Asks the server of Ben's pipe; null where there is none. The other end does with the stream what `answer` does. */
function asking(
  server: (FakePeer & { readonly owner: string | null }) | null,
  answer: 'closes' | 'hangs' = 'closes',
) {
  let native: FakeNative | null = null;
  const known = () => {
    if (native === null) throw new Error('not yet');
    return native;
  };
  const nobody = { CreateFileW: () => failed(2, 0xffffffffffffffffn) };
  const pipes = fakePipes({ over: server === null ? nobody : servedBy(known, server) });
  native = pipes.native;
  const [ours, theirs] = duplexPair();
  let heard = '';
  theirs.on('data', (bytes) => {
    heard += bytes;
    if (answer === 'closes') ours.destroy();
  });
  const asked = askToQuit(native, AT_BEN, timeFrom(performance.now(), 20_000), () => ours);
  return {
    asked,
    opened: () => known().calls.find(({ name }) => name === 'CreateFileW'),
    heard: () => heard,
  };
}

describe("The question to somebody's Usher", () => {
  it('is one line to the pipe of that account in that session, and nobody can act in the name of who says it', async () => {
    const { asked, heard, opened } = asking(USHER_OF_BEN);
    expect([await asked, heard()]).toEqual(['asked', 'quit\n']);
    expect(opened()?.args[0]).toBe(`\\\\.\\pipe\\usher-quit-2-${BEN}`);
    const SQOS_PRESENT_AND_IDENTIFICATION = 0x110000;
    expect(Number(opened()?.args[5]) & 0x1f0000).toBe(SQOS_PRESENT_AND_IDENTIFICATION);
  });

  it.each([
    ['of which only the owner of the pipe is told', { ...USHER_OF_BEN, user: null }, 'asked', 'quit\n'],
    ['that serves the name from another session', { ...USHER_OF_BEN, session: 3 }, 'stranger', ''],
    ['that is of another account', { ...USHER_OF_BEN, user: 'S-1-5-21-1-2-3-1003' }, 'stranger', ''],
    ['whose maker is another one', { ...USHER_OF_BEN, user: null, owner: ADMINISTRATORS }, 'stranger', ''],
    ['that nobody knows', { ...USHER_OF_BEN, user: null, owner: null }, 'notYet', ''],
    ['that is not there', null, 'notYet', ''],
  ])('goes to a server %s as far as it may', async (_, server, expected, line) => {
    const { asked, heard } = asking(server);
    expect([await asked, heard()]).toEqual([expected, line]);
  });

  it('does not wait for ever for one that hangs', async () => {
    const { asked, heard } = asking(USHER_OF_BEN, 'hangs');
    await vi.advanceTimersByTimeAsync(20_000);
    expect([await asked, heard()]).toEqual(['asked', 'quit\n']);
  });
});
