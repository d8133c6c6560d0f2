import { describe, expect, it, vi } from 'vitest';
import { clock } from '../../../src/base/clock.ts';
import { talk } from '../../../src/neighbors/client/talk.ts';
import type { FromNeighbor, NeighborRequest } from '../../../src/neighbors/protocol.ts';
import { inFakeTime, seconds } from '../../fakes/usher.ts';
import { FakeNeighbor, HELLO, seen } from './fake-neighbor.ts';

inFakeTime();

const FACTS: NeighborRequest = { kind: 'facts' };
const SIGN_OUT: NeighborRequest = { kind: 'signOut' };
const LEAVING = { kind: 'leaving' } as const;
const KEPT: FromNeighbor = { kind: 'kept', programs: ['Word'] };

/** A talk with a neighbor that has said nothing yet. */
async function begun(request = SIGN_OUT) {
  const neighbor = new FakeNeighbor();
  const asked = talk(neighbor.stream, request, clock());
  const first = seen(asked.first);
  await seconds(0);
  return { neighbor, asked, first };
}

describe('a talk with a neighbor', () => {
  it('asks only once it was greeted', async () => {
    const { neighbor, asked, first } = await begun();
    expect([neighbor.heard, asked.isAsked]).toEqual([[HELLO], false]);
    await neighbor.say({ kind: 'beat' }, HELLO, { kind: 'beat' });
    expect([neighbor.heard, asked.isAsked, first.value]).toEqual([[HELLO, SIGN_OUT], true, 'waiting']);
  });

  it('has all answers in their order, whether they are waited for or not', async () => {
    const { neighbor, asked, first } = await begun();
    await neighbor.say(HELLO, LEAVING);
    const second = seen(asked.next());
    await seconds(0);
    expect([first.value, second.value]).toEqual([LEAVING, 'waiting']);
    await neighbor.say(KEPT, { kind: 'no', because: 'there' }, { kind: 'heard' });
    const others = [seen(asked.next()), seen(asked.next())];
    await seconds(0);
    expect([second, ...others].map(({ value }) => value)).toEqual([
      KEPT,
      { kind: 'no', because: 'there' },
      { kind: 'heard' },
    ]);
  });

  it.each<[string, FromNeighbor[]]>([
    ['an answer without a greeting', [LEAVING, HELLO]],
    ['a second greeting', [HELLO, HELLO, LEAVING]],
  ])('is over with %s, and hears nothing more', async (_, lines) => {
    const { neighbor, asked, first } = await begun();
    await neighbor.say(...lines);
    const second = seen(asked.next());
    await seconds(0);
    expect([first.value, second.value, neighbor.isLeft]).toEqual([null, null, true]);
  });

  it('has what was said before its neighbor left, and then nothing', async () => {
    const { neighbor, asked, first } = await begun();
    await neighbor.say(HELLO, LEAVING, KEPT);
    await neighbor.leave();
    const others = [seen(asked.next()), seen(asked.next()), seen(asked.next())];
    await seconds(0);
    expect([first, ...others].map(({ value }) => value)).toEqual([LEAVING, KEPT, null, null]);
  });

  it.each([
    [SIGN_OUT, 2],
    [{ kind: 'note', text: 'Hi' } as const, 2],
    [FACTS, 5],
  ])(
    'waits for the first answer to %j for %i seconds, though its neighbor lives',
    async (request, longest) => {
      const { neighbor, first } = await begun(request);
      await neighbor.say(HELLO);
      await neighbor.live(longest - 1);
      await seconds(0.9);
      expect([first.value, neighbor.isLeft]).toEqual(['waiting', false]);
      await seconds(0.2);
      expect([first.value, neighbor.isLeft]).toEqual([null, true]);
    },
  );

  it('goes on for as long as its neighbor lives once that has answered', async () => {
    const { neighbor, asked } = await begun();
    await neighbor.say(HELLO, LEAVING);
    const second = seen(asked.next());
    await neighbor.live(20);
    expect([second.value, neighbor.isLeft]).toEqual(['waiting', false]);
    await neighbor.say(KEPT);
    expect(second.value).toEqual(KEPT);
  });

  it('is over with its close: nothing is heard any more, and nothing goes on', async () => {
    const { neighbor, asked, first } = await begun();
    await neighbor.say(HELLO);
    asked.close();
    await neighbor.say(LEAVING);
    const second = seen(asked.next());
    await seconds(2);
    expect([first.value, second.value, neighbor.isLeft]).toEqual([null, null, true]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is over once: a close after its end tells nobody anything', async () => {
    const { neighbor, asked, first } = await begun();
    await neighbor.leave();
    asked.close();
    const others = [seen(asked.next()), seen(asked.next())];
    await seconds(0);
    expect([first, ...others].map(({ value }) => value)).toEqual([null, null, null]);
  });
});
