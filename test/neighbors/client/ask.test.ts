import { describe, expect, it, vi } from 'vitest';
import { clock } from '../../../src/base/clock.ts';
import { ask } from '../../../src/neighbors/client/ask.ts';
import { tellNoteShown } from '../../../src/neighbors/client/tell-note-shown.ts';
import { anna, ben, kai } from '../../fakes/people.ts';
import { inFakeTime, seconds } from '../../fakes/usher.ts';
import { FakeNeighbor, HELLO, seen } from './fake-neighbor.ts';

inFakeTime();

const NOTE = { kind: 'note', text: 'Hi' } as const;

describe('one question to a neighbor', () => {
  it('is over with its first answer', async () => {
    const neighbor = new FakeNeighbor();
    const answer = seen(ask(ben(), NOTE, { clock: clock(), connect: async () => neighbor.stream }));
    await seconds(0);
    await neighbor.say(HELLO, { kind: 'noteKept' });
    expect([answer.value, neighbor.heard, neighbor.isLeft]).toEqual([
      { kind: 'noteKept' },
      [HELLO, NOTE],
      true,
    ]);
    await seconds(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['there is none', async () => null],
    ['nobody can be reached', () => Promise.reject(new Error('no'))],
  ])('has no answer where %s', async (_, connect) => {
    const answer = seen(ask(ben(), NOTE, { clock: clock(), connect }));
    await seconds(0);
    expect(answer.value).toBeNull();
  });
});

describe('the word that a note was shown', () => {
  it('goes to each session of its sender but this one, and to nobody else', async () => {
    const asked: number[] = [];
    const sessions = [kai(), kai({ isCurrent: false, sessionId: 7 }), anna(), ben()];
    const neighbors = new Map([[7, new FakeNeighbor()]]);
    const told = seen(
      tellNoteShown(kai().sid ?? '', sessions, {
        clock: clock(),
        async connect({ sessionId }) {
          asked.push(sessionId);
          return neighbors.get(sessionId)?.stream ?? null;
        },
      }),
    );
    await seconds(0);
    await neighbors.get(7)?.say(HELLO, { kind: 'heard' });
    expect([asked, neighbors.get(7)?.heard, told.value]).toEqual([
      [7],
      [HELLO, { kind: 'noteShown' }],
      undefined,
    ]);
  });
});
