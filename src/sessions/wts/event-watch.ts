import { within } from '../../base/deadline.ts';
import { pause } from '../../base/pause.ts';
import type { WtsBindings } from './bindings.ts';

/** One user switch makes up to five events. The listener is called once for all events within this time. In ms. */
const DEBOUNCE = 300;

/** The shortest time between two waits, so that a storm of events does not keep the processor busy. In ms. */
const BREATH = 100;

/** The pause after a failed wait. It doubles each time up to the longest. In ms. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;

/** How long closing tries to release the worker that waits, and how often. In ms. */
const RELEASE_DEADLINE = 1000;
const RELEASE_RETRY = 100;

export interface EventWatch {
  /** Begins to wait on a worker thread; a second start does nothing. */
  start(changed: () => void): void;
  /** Releases the worker. Resolves when it is free, at the latest after a second. */
  close(): Promise<void>;
}

/**
 * Calls back when something about any session may have changed. The next wait begins before the listener is called,
 * so that nothing is missed while it lists. After a failed wait it tries again, later each time. Until then the
 * listener must rely on its own slow poll.
 */
export function eventWatch(wts: Pick<WtsBindings, 'waitForEvent' | 'flushEvents'>): EventWatch {
  const closing = new AbortController();
  let waiting: Promise<void> | null = null;
  let debounce: NodeJS.Timeout | null = null;

  async function wait(changed: () => void): Promise<void> {
    let retry = FIRST_PAUSE;
    let next = nextEvent(wts);
    while (!closing.signal.aborted) {
      const happened = await next;
      if (closing.signal.aborted) return;
      if (happened) {
        retry = FIRST_PAUSE;
        next = nextEvent(wts);
        tellSoon(changed);
        // An event during this pause ends the wait that has already begun. It is handled after the pause.
        await pause(BREATH, closing.signal);
      } else {
        if (!(await pause(retry, closing.signal))) return;
        retry = Math.min(retry * 2, LONGEST_PAUSE);
        next = nextEvent(wts);
      }
    }
  }

  function tellSoon(changed: () => void): void {
    debounce ??= setTimeout(() => {
      debounce = null;
      changed();
    }, DEBOUNCE);
  }

  return {
    start(changed) {
      if (!closing.signal.aborted) waiting ??= wait(changed);
    },
    async close() {
      closing.abort();
      if (debounce !== null) clearTimeout(debounce);
      if (waiting !== null) await released(wts, waiting);
    },
  };
}

/** False if the wait failed, or returned without any event, as after a foreign flush. */
async function nextEvent(wts: Pick<WtsBindings, 'waitForEvent'>): Promise<boolean> {
  try {
    const { ok, flags } = await wts.waitForEvent();
    return ok && flags !== 0;
  } catch {
    return false;
  }
}

/** Flushes repeatedly: a flush does not end a wait that no worker has begun yet. */
async function released(wts: Pick<WtsBindings, 'flushEvents'>, waiting: Promise<void>): Promise<void> {
  const flush = setInterval(() => wts.flushEvents(), RELEASE_RETRY);
  wts.flushEvents();
  await within(waiting, RELEASE_DEADLINE);
  clearInterval(flush);
}
