import type { WtsBindings } from './bindings.ts';

/** One user switch makes up to five events; whoever listens is called once for those within this. In ms. */
const DEBOUNCE = 300;

/** Between two events at least: a storm of them must not keep the processor busy. In ms. */
const BREATH = 100;

/** After a wait that failed the next one comes this much later, doubled each time up to the longest. In ms. */
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
 * Tells when something about any session may have changed. The next wait begins before the listener is called,
 * so that nothing is missed while it lists. Where waiting fails it is tried again later and later; until then
 * the listener's slow poll has to do.
 */
export function eventWatch(wts: Pick<WtsBindings, 'waitForEvent' | 'flushEvents'>): EventWatch {
  let isClosed = false;
  let waiting: Promise<void> | null = null;
  let debounce: NodeJS.Timeout | null = null;
  let wake = () => {};

  async function wait(changed: () => void): Promise<void> {
    let pause = FIRST_PAUSE;
    let next = nextEvent(wts);
    while (!isClosed) {
      const happened = await next;
      if (isClosed) return;
      if (happened) {
        pause = FIRST_PAUSE;
        next = nextEvent(wts);
        tellSoon(changed);
        // What comes meanwhile ends the wait that has begun, so it is heard of after the breath.
        await sleep(BREATH);
      } else {
        await sleep(pause);
        if (isClosed) return;
        pause = Math.min(pause * 2, LONGEST_PAUSE);
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

  function sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    start(changed) {
      if (!isClosed) waiting ??= wait(changed);
    },
    async close() {
      isClosed = true;
      if (debounce !== null) clearTimeout(debounce);
      wake();
      if (waiting !== null) await released(wts, waiting);
    },
  };
}

/** False where the wait failed, or returned without any event, as a flush that is not ours does. */
async function nextEvent(wts: Pick<WtsBindings, 'waitForEvent'>): Promise<boolean> {
  try {
    const { ok, flags } = await wts.waitForEvent();
    return ok && flags !== 0;
  } catch {
    return false;
  }
}

/** Flushes again and again: a wait that no worker has begun yet does not hear the first one. */
function released(wts: Pick<WtsBindings, 'flushEvents'>, waiting: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const flush = setInterval(() => wts.flushEvents(), RELEASE_RETRY);
    const done = () => {
      clearInterval(flush);
      clearTimeout(deadline);
      resolve();
    };
    const deadline = setTimeout(done, RELEASE_DEADLINE);
    wts.flushEvents();
    void waiting.then(done);
  });
}
