import { expect, it } from 'vitest';
import { ToastTurns } from '../../../src/tray/toasts/toast-turns.ts';

const never = new AbortController().signal;

it('toasts stand one at a time, questions before notices, else first come, first served', async () => {
  const turns = new ToastTurns();
  const order: string[] = [];
  const shown = (['notice', 'notice', 'question', 'question'] as const).map(async (kind, n) => {
    const turn = await turns.take(kind, never);
    order.push(`${kind} ${n}`);
    turn?.done();
  });
  await Promise.all(shown);
  expect(order).toEqual(['notice 0', 'question 2', 'question 3', 'notice 1']);
});

it('a question asks a standing notice to give way, and waits for a standing question', async () => {
  const turns = new ToastTurns();
  const notice = await turns.take('notice', never);
  const first = turns.take('question', never);
  expect(notice?.giveWay.aborted).toEqual(true);
  notice?.done();
  const asked = await first;
  const second = turns.take('question', never);
  expect(asked?.giveWay.aborted).toEqual(false);
  asked?.done();
  expect((await second)?.giveWay.aborted).toEqual(false);
});

it('who is aborted while waiting gets no turn and holds up nobody', async () => {
  const turns = new ToastTurns();
  const standing = await turns.take('question', never);
  const stop = new AbortController();
  const aborted = turns.take('question', stop.signal);
  const waiting = turns.take('notice', never);
  stop.abort();
  expect(await aborted).toBeNull();
  expect(await turns.take('notice', AbortSignal.abort())).toBeNull();
  standing?.done();
  expect(await waiting).toBeDefined();
});

it('a turn that is given back twice is given back once', async () => {
  const turns = new ToastTurns();
  const first = await turns.take('notice', never);
  first?.done();
  const second = await turns.take('notice', never);
  first?.done();
  let third = false;
  void turns.take('notice', never).then(() => {
    third = true;
  });
  await new Promise(setImmediate);
  expect(third).toEqual(false);
  second?.done();
  await new Promise(setImmediate);
  expect(third).toEqual(true);
});
