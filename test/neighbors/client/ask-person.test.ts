import { beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../../src/base/clock.ts';
import { askPerson } from '../../../src/neighbors/client/ask-person.ts';
import type { FromNeighbor } from '../../../src/neighbors/protocol.ts';
import type { PersonQuestion, PersonReply } from '../../../src/sessions/person-answer.ts';
import { ben } from '../../fakes/people.ts';
import { inFakeTime, seconds } from '../../fakes/usher.ts';
import { FakeNeighbor, HELLO, seen } from './fake-neighbor.ts';

inFakeTime();

const QUESTION: PersonQuestion = {
  title: 'Kai is asking you to sign out',
  text: '',
  seconds: 60,
  reason: 'Updates',
  deed: 'signOut',
  silenceSignsOut: false,
};
const ASKING: FromNeighbor = { kind: 'asking' };
const NO_ANSWER = { answer: 'noAnswer' };

let neighbor: FakeNeighbor;
let cancel: AbortController;
beforeEach(() => {
  neighbor = new FakeNeighbor();
  cancel = new AbortController();
});

/** Asks Ben by his own Usher, which has been greeted. */
async function asked(over: Partial<PersonQuestion> = {}) {
  const parts = { clock: clock(), connect: async () => neighbor.stream };
  const reply = seen(askPerson(ben(), { ...QUESTION, ...over }, cancel.signal, parts));
  await seconds(0);
  await neighbor.say(HELLO);
  return reply;
}

describe('a question by the person’s own Usher', () => {
  it.each<[Partial<PersonQuestion>, object]>([
    [{}, { seconds: 60, reason: 'Updates', silenceSignsOut: false }],
    [
      { seconds: 59.6, silenceSignsOut: true },
      { seconds: 60, reason: 'Updates', silenceSignsOut: true },
    ],
    [
      { seconds: 1, reason: null },
      { seconds: 5, reason: null, silenceSignsOut: false },
    ],
    [
      { seconds: 4000, reason: 'One\ntwo' },
      { seconds: 3600, reason: 'One two', silenceSignsOut: false },
    ],
    [{ reason: '\n' }, { seconds: 60, reason: null, silenceSignsOut: false }],
  ])('is told as a line holds it: %j', async (over, told) => {
    await asked(over);
    expect(neighbor.heard).toEqual([HELLO, { kind: 'ask', ...told }]);
  });

  it.each<[FromNeighbor, PersonReply | null]>([
    [{ kind: 'said', answer: 'signOut' }, { answer: 'yes' }],
    [{ kind: 'said', answer: 'later' }, { answer: 'later' }],
    [{ kind: 'said', answer: 'noAnswer' }, { answer: 'noAnswer' }],
    [{ kind: 'said', answer: 'stay', reason: null }, { answer: 'no' }],
    [
      { kind: 'said', answer: 'stay', reason: 'backSoon' },
      { answer: 'no', because: 'backSoon' },
    ],
    [{ kind: 'no', because: 'unknown' }, null],
    [{ kind: 'leaving' }, null],
  ])('is answered by what comes once it is shown: %j', async (line, expected) => {
    const reply = await asked();
    await neighbor.say(ASKING);
    expect(reply.value).toBe('waiting');
    await neighbor.say(line);
    expect([reply.value, neighbor.isLeft]).toEqual([expected, true]);
    await seconds(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each<[string, FromNeighbor]>([
    ['a yes', { kind: 'said', answer: 'signOut' }],
    ['a no', { kind: 'no', because: 'notAllowed' }],
  ])('was not shown where %s comes first, so another way may be tried', async (_, line) => {
    const reply = await asked();
    await neighbor.say(line, { kind: 'said', answer: 'signOut' });
    expect([reply.value, neighbor.isLeft]).toEqual([null, true]);
  });

  it('has no answer five seconds after its time, though that Usher lives', async () => {
    const reply = await asked();
    await neighbor.say(ASKING);
    await neighbor.live(64);
    expect(reply.value).toBe('waiting');
    await neighbor.live(2);
    expect([reply.value, neighbor.isLeft]).toEqual([NO_ANSWER, true]);
  });

  it('has no answer once it was taken back, before it is shown, while it is, and before it is asked', async () => {
    const early = await asked();
    cancel.abort();
    await seconds(0);
    expect([early.value, neighbor.isLeft]).toEqual([NO_ANSWER, true]);

    [neighbor, cancel] = [new FakeNeighbor(), new AbortController()];
    const shown = await asked();
    await neighbor.say(ASKING);
    cancel.abort();
    await neighbor.say({ kind: 'said', answer: 'signOut' });
    expect([shown.value, neighbor.isLeft]).toEqual([NO_ANSWER, true]);

    neighbor = new FakeNeighbor();
    const late = await asked();
    expect([late.value, neighbor.isLeft]).toEqual([NO_ANSWER, true]);
    expect(neighbor.heard.map((line) => line?.kind)).not.toContain('ask');
  });

  it('is lost with that Usher, and cannot be put where there is none', async () => {
    const reply = await asked();
    await neighbor.say(ASKING);
    await neighbor.leave();
    expect(reply.value).toBeNull();
    for (const connect of [async () => null, () => Promise.reject(new Error('no'))]) {
      const none = seen(askPerson(ben(), QUESTION, cancel.signal, { clock: clock(), connect }));
      await seconds(0);
      expect(none.value).toBeNull();
    }
  });
});
