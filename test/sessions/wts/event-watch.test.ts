import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventWatch } from '../../../src/sessions/wts/event-watch.ts';

type Answer = { ok: boolean; error: number; flags: number };

const HAPPENED: Answer = { ok: true, error: 0, flags: 0x80 };
const FAILED: Answer = { ok: false, error: 1722, flags: 0 };
const NOTHING: Answer = { ok: true, error: 0, flags: 0 };

/** Waits are answered one by one. A flush answers the open one. */
function fakeEvents() {
  let answer: ((answer: Answer) => void) | null = null;
  const fake = {
    waits: 0,
    flushes: 0,
    isWaiting: () => answer !== null,
    waitForEvent: () => {
      fake.waits += 1;
      return new Promise<Answer>((resolve) => {
        answer = resolve;
      });
    },
    flushEvents: () => {
      fake.flushes += 1;
      fake.reply(NOTHING);
    },
    reply: (value: Answer) => {
      const resolve = answer;
      answer = null;
      resolve?.(value);
    },
  };
  return fake;
}

const turn = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the event watch', () => {
  it('waits again before it tells of an event', async () => {
    const events = fakeEvents();
    const seen: boolean[] = [];
    eventWatch(events).start(() => seen.push(events.isWaiting()));
    events.reply(HAPPENED);
    await vi.advanceTimersByTimeAsync(299);
    expect([events.waits, seen]).toEqual([2, []]);
    await vi.advanceTimersByTimeAsync(1);
    expect(seen).toEqual([true]);
  });

  it('tells once of the five events that one user switch makes', async () => {
    const events = fakeEvents();
    const changed = vi.fn();
    eventWatch(events).start(changed);
    for (let event = 0; event < 5; event += 1) {
      events.reply(HAPPENED);
      await vi.advanceTimersByTimeAsync(20);
    }
    await vi.advanceTimersByTimeAsync(10_000);
    expect([events.waits, changed.mock.calls.length]).toEqual([3, 1]);
  });

  it('keeps no processor busy where Windows tells of events without end', async () => {
    const changed = vi.fn();
    let waits = 0;
    const storm = {
      async waitForEvent() {
        waits += 1;
        return HAPPENED;
      },
      flushEvents() {},
    };
    const watch = eventWatch(storm);
    watch.start(changed);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(waits).toBeLessThanOrEqual(102);
    expect(changed.mock.calls.length).toBeGreaterThan(20);
    await watch.close();
  });

  it('tells while events go on and on', async () => {
    const events = fakeEvents();
    const changed = vi.fn();
    eventWatch(events).start(changed);
    for (let event = 0; event < 30; event += 1) {
      events.reply(HAPPENED);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(changed.mock.calls.length).toBeGreaterThanOrEqual(7);
  });

  it.each([
    ['fails', FAILED],
    ['returns without an event', NOTHING],
  ])(
    'does not spin where the wait %s at once: after 1 s, 2 s, 4 s, and at most 60 s apart',
    async (_, answer) => {
      const events = fakeEvents();
      const changed = vi.fn();
      eventWatch(events).start(changed);
      const begun: number[] = [];
      const start = Date.now();
      for (let second = 0; second <= 200; second += 1) {
        if (events.isWaiting()) {
          begun.push((Date.now() - start) / 1000);
          events.reply(answer);
        }
        await vi.advanceTimersByTimeAsync(1000);
      }
      expect(begun).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183]);
      expect(changed).not.toHaveBeenCalled();
    },
  );

  it('does not spin where the call throws', async () => {
    const waitForEvent = vi.fn(() => Promise.reject(new Error('no worker')));
    eventWatch({ waitForEvent, flushEvents() {} }).start(() => {});
    await vi.advanceTimersByTimeAsync(6999);
    expect(waitForEvent).toHaveBeenCalledTimes(3);
  });

  it('waits as before once it works again', async () => {
    const events = fakeEvents();
    eventWatch(events).start(() => {});
    for (const pause of [1000, 2000]) {
      events.reply(FAILED);
      await vi.advanceTimersByTimeAsync(pause);
    }
    events.reply(HAPPENED);
    await turn();
    events.reply(FAILED);
    await vi.advanceTimersByTimeAsync(100 + 1000);
    expect(events.waits).toBe(5);
  });

  it('waits once however often it is started', async () => {
    const events = fakeEvents();
    const watch = eventWatch(events);
    watch.start(() => {});
    watch.start(() => {});
    expect(events.waits).toBe(1);
  });
});

describe('closing the event watch', () => {
  it('releases the worker and tells nothing any more', async () => {
    const events = fakeEvents();
    const changed = vi.fn();
    const watch = eventWatch(events);
    watch.start(changed);
    events.reply(HAPPENED);
    await turn();
    await watch.close();
    await vi.advanceTimersByTimeAsync(100_000);
    expect([events.flushes, events.waits, changed.mock.calls.length]).toEqual([1, 2, 0]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('flushes again where no worker had begun to wait', async () => {
    const events = fakeEvents();
    const watch = eventWatch({ ...events, flushEvents: () => flush() });
    let flushes = 0;
    const flush = () => {
      flushes += 1;
      if (flushes === 3) events.reply(NOTHING);
    };
    watch.start(() => {});
    const closed = vi.fn();
    void watch.close().then(closed);
    await vi.advanceTimersByTimeAsync(199);
    expect(closed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect([flushes, closed.mock.calls.length]).toEqual([3, 1]);
  });

  it('gives up after a second where Windows does not let go', async () => {
    const watch = eventWatch({ waitForEvent: () => new Promise(() => {}), flushEvents() {} });
    watch.start(() => {});
    const closed = vi.fn();
    void watch.close().then(closed);
    await vi.advanceTimersByTimeAsync(1000);
    expect(closed).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends the pause after a failed wait', async () => {
    const events = fakeEvents();
    const watch = eventWatch(events);
    watch.start(() => {});
    events.reply(FAILED);
    await turn();
    await watch.close();
    expect([events.waits, vi.getTimerCount()]).toEqual([1, 0]);
  });

  it('flushes nothing where nobody waits', async () => {
    const events = fakeEvents();
    const watch = eventWatch(events);
    await watch.close();
    watch.start(() => {});
    expect([events.flushes, events.waits]).toEqual([0, 0]);
  });
});
