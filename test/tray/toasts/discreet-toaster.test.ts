import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../../src/base/clock.ts';
import { discreetToaster } from '../../../src/tray/toasts/discreet-toaster.ts';
import type { Toast } from '../../../src/tray/toasts/toast.ts';
import { fakeToaster } from '../../fakes/operator.ts';
import { seconds } from '../../fakes/usher.ts';

const note: Toast = {
  kind: 'notice',
  title: 'Ben is signed out',
  text: '1.8 GB.',
  buttons: [],
  silent: true,
};
const question: Toast = { ...note, kind: 'question', title: 'Sign out Ben?' };

let isThere: boolean;
let looked: number;

beforeEach(() => {
  vi.useFakeTimers();
  isThere = true;
  looked = 0;
});

afterEach(() => {
  vi.useRealTimers();
});

function start() {
  const fake = fakeToaster();
  const stop = new AbortController();
  const toaster = discreetToaster({
    toaster: fake.toaster,
    clock: clock(),
    isOperatorThere: () => isThere,
    left: () => {
      looked += 1;
    },
  });
  const ends: string[] = [];
  const show = (toast: Toast) => void toaster.show(toast, stop.signal).then((end) => ends.push(end));
  return { shown: fake.shown, ends, stop, show };
}

describe('a toast that names somebody', () => {
  it.each([note, question])(
    'is taken away when the operator leaves, which is then looked at: $kind',
    async (toast) => {
      const { shown, ends, show } = start();
      show(toast);
      await seconds(5);
      expect([shown[0]?.ended, ends]).toEqual([null, []]);
      isThere = false;
      await seconds(1);
      expect([shown[0]?.ended, ends, looked]).toEqual(['closed', ['closed'], 1]);
    },
  );

  it('that is a note waits until the operator is back', async () => {
    const { shown, ends, show } = start();
    isThere = false;
    show(note);
    await seconds(3600);
    expect([shown, looked]).toEqual([[], 0]);
    isThere = true;
    await seconds(1);
    shown[0]?.end('dismissed');
    await seconds(0);
    expect(ends).toEqual(['dismissed']);
  });

  it('that waits is no listener of the signal that all share, however many wait', async () => {
    const { shown, stop, show } = start();
    isThere = false;
    for (let count = 0; count < 20; count += 1) show({ ...note, title: `Note ${count}` });
    await seconds(5);
    expect([getEventListeners(stop.signal, 'abort'), vi.getTimerCount()]).toEqual([[], 20]);
    stop.abort();
    await seconds(0);
    expect([shown, vi.getTimerCount()]).toEqual([[], 0]);
  });

  it('that is taken back while it waits is never shown', async () => {
    const { shown, ends, stop, show } = start();
    isThere = false;
    show(note);
    stop.abort();
    isThere = true;
    await seconds(5);
    expect([shown, ends]).toEqual([[], ['closed']]);
  });

  it('is watched for as long as it stands, and no longer', async () => {
    const { shown, ends, stop, show } = start();
    show(note);
    show(question);
    shown[0]?.end('timedOut');
    stop.abort();
    await seconds(0);
    expect([ends, vi.getTimerCount()]).toEqual([['timedOut', 'closed'], 0]);
  });

  it('ends its signal with it, so that nobody listens on for as long as Usher runs', async () => {
    const fake = fakeToaster();
    const signals: AbortSignal[] = [];
    const toaster = discreetToaster({
      toaster: {
        show(toast, signal, watch) {
          signals.push(signal);
          return fake.toaster.show(toast, signal, watch);
        },
      },
      clock: clock(),
      isOperatorThere: () => isThere,
      left: () => {
        looked += 1;
      },
    });
    const shown = toaster.show(question, new AbortController().signal);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    fake.shown[0]?.end('yes');
    expect(await shown).toBe('yes');
    expect([signals.map(({ aborted }) => aborted), looked]).toEqual([[true], 0]);
  });
});
