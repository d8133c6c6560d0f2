import { describe, expect, it } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import type { LetIn } from '../../src/engine/let-in.ts';
import { letIn, letInEvent } from '../../src/engine/let-in.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { LetInResult, SessionHost } from '../../src/sessions/session-host.ts';
import type { FakeHost } from '../fakes/host.ts';
import { fakeHost } from '../fakes/host.ts';
import { ben, kai } from '../fakes/people.ts';
import { inFakeTime, seconds } from '../fakes/usher.ts';

inFakeTime();

const hostThat = (result: LetInResult, sessions: readonly Session[] = [ben(), kai()]) =>
  fakeHost(sessions, { letIn: async () => result });

/** What came of it so far; null while it runs. */
function begin(pc: FakeHost, host: Pick<SessionHost, 'letIn'> = pc.host): () => LetIn | null {
  let done: LetIn | null = null;
  void letIn({ host, clock: clock(), list: () => pc.host.list() }).then((came) => {
    done = came;
  });
  return () => done;
}

describe('the sign-in screen', () => {
  it.each([
    ['is switched out', kai({ state: 'disconnected' })],
    ['is locked', kai({ locked: true })],
  ])('is shown as soon as a listing says that the operator’s own session %s', async (_, left) => {
    const pc = hostThat({ kind: 'done' });
    const done = begin(pc);
    await seconds(0.4);
    pc.sessions = [ben({ state: 'active' }), left];
    expect(done()).toEqual(null);
    await seconds(0.1);
    expect([done(), pc.done]).toEqual([{ kind: 'shown' }, ['list', 'list']]);
  });

  it('is not shown because somebody else has left theirs, or because nobody is told to be the operator', async () => {
    for (const sessions of [[ben(), kai()], [ben()]]) {
      const done = begin(hostThat({ kind: 'done' }, sessions));
      await seconds(5);
      expect(done()).toEqual(null);
    }
  });

  it('is looked for each half second for ten seconds', async () => {
    const pc = hostThat({ kind: 'done' });
    const done = begin(pc);
    await seconds(9.999);
    expect([done(), pc.done.length]).toEqual([null, 20]);
    await seconds(0.001);
    expect([done(), pc.done.length]).toEqual([{ kind: 'failed', code: null }, 20]);
  });

  it('is looked for on after a listing that failed', async () => {
    const pc = hostThat({ kind: 'done' }, [kai({ locked: true })]);
    pc.listFails = new Error('broken');
    const done = begin(pc);
    await seconds(0.4);
    pc.listFails = null;
    expect(done()).toEqual(null);
    await seconds(0.1);
    expect(done()).toEqual({ kind: 'shown' });
  });

  it('is not looked for where Windows refuses, nor on a host that cannot show it', async () => {
    const pc = hostThat({ kind: 'failed', code: 5 });
    const refused = begin(pc);
    const missing = begin(pc, {});
    await seconds(0);
    expect([refused(), missing(), pc.done]).toEqual([
      { kind: 'failed', code: 5 },
      { kind: 'failed', code: null },
      [],
    ]);
  });
});

it('the history tells whether it was shown, and with which code it failed', () => {
  expect([letInEvent({ kind: 'shown' }), letInEvent({ kind: 'failed', code: 5 })]).toEqual([
    { event: 'letIn', result: 'shown', code: null },
    { event: 'letIn', result: 'failed', code: 5 },
  ]);
});
