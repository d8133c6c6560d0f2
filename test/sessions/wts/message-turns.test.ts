import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageTurns } from '../../../src/sessions/wts/message-turns.ts';

const never = new AbortController().signal;

/** Lets everything run that can. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Turns whose work ends when the test says so. Begun work is recorded. */
function turnsOf(most: number) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const inTurn = messageTurns(most);
  return {
    begun,
    end: (name: string) => ends.get(name)?.(),
    take: (name: string, sessionId: number, signal = never) =>
      inTurn(sessionId, signal, () => {
        begun.push(name);
        return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
      }),
  };
}

describe('messages that wait their turn', () => {
  it('begin in their order, as soon as one before them has ended', async () => {
    const { begun, end, take } = turnsOf(2);
    const answers = Promise.all([take('a', 1), take('b', 2), take('c', 3), take('d', 4)]);
    await settled();
    expect(begun).toEqual(['a', 'b']);
    end('b');
    await settled();
    expect(begun).toEqual(['a', 'b', 'c']);
    end('a');
    end('c');
    await settled();
    end('d');
    expect(await answers).toEqual(['a', 'b', 'c', 'd']);
  });

  it('wait for the one before them in the same session, and hold up nobody else', async () => {
    const { begun, end, take } = turnsOf(2);
    void take('first', 4);
    void take('second', 4);
    void take('other', 5);
    await settled();
    expect(begun).toEqual(['first', 'other']);
    end('first');
    await settled();
    expect(begun).toEqual(['first', 'other', 'second']);
  });

  it('leave the line at once where they are given up', async () => {
    const { begun, end, take } = turnsOf(1);
    const giveUp = new AbortController();
    void take('a', 1);
    const given = take('b', 2, giveUp.signal);
    void take('c', 3);
    giveUp.abort();
    expect(await given).toBe(null);
    expect(await take('d', 4, giveUp.signal)).toBe(null);
    end('a');
    await settled();
    expect(begun).toEqual(['a', 'c']);
  });

  it('give their turn back where their work breaks', async () => {
    const inTurn = messageTurns(1);
    await expect(inTurn(1, never, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await inTurn(1, never, async () => 'next')).toBe('next');
  });

  it('never are more at once than allowed, nor two in one session, and each gets its turn', async () => {
    const messages = fc.array(fc.record({ sessionId: fc.nat(4), rounds: fc.nat(3) }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(messages, fc.integer({ min: 1, max: 4 }), async (given, most) => {
        const inTurn = messageTurns(most);
        const open: number[] = [];
        const ends = given.map(({ sessionId, rounds }) =>
          inTurn(sessionId, never, async () => {
            open.push(sessionId);
            expect(open.length).toBeLessThanOrEqual(most);
            expect(new Set(open).size).toBe(open.length);
            for (let round = 0; round < rounds; round += 1) await Promise.resolve();
            open.splice(open.indexOf(sessionId), 1);
            return sessionId;
          }),
        );
        expect(await Promise.all(ends)).toEqual(given.map(({ sessionId }) => sessionId));
      }),
    );
  });
});
