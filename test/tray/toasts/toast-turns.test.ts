import { expect, it } from 'vitest';
import { ToastTurns } from '../../../src/tray/toasts/toast-turns.ts';

const never = new AbortController().signal;

it('toasts stand one at a time, questions before notes, else first come, first served', async () => {
  const turns = new ToastTurns();
  const order: string[] = [];
  const shown = (['note', 'note', 'question', 'question'] as const).map(async (kind, n) => {
    const turn = await turns.take(kind, never);
    order.push(`${kind} ${n}`);
    turn?.done();
  });
  await Promise.all(shown);
  expect(order).toEqual(['note 0', 'question 2', 'question 3', 'note 1']);
});

it('a question asks a standing note to give way, and waits for a standing question', async () => {
  const turns = new ToastTurns();
  const note = await turns.take('note', never);
  const first = turns.take('question', never);
  expect(note?.giveWay.aborted).toEqual(true);
  note?.done();
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
  const waiting = turns.take('note', never);
  stop.abort();
  expect(await aborted).toEqual(undefined);
  expect(await turns.take('note', AbortSignal.abort())).toEqual(undefined);
  standing?.done();
  expect(await waiting).toBeDefined();
});

it('a turn that is given back twice is given back once', async () => {
  const turns = new ToastTurns();
  const first = await turns.take('note', never);
  first?.done();
  const second = await turns.take('note', never);
  first?.done();
  let third = false;
  void turns.take('note', never).then(() => {
    third = true;
  });
  await new Promise(setImmediate);
  expect(third).toEqual(false);
  second?.done();
  await new Promise(setImmediate);
  expect(third).toEqual(true);
});
