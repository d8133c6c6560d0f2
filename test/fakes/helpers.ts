import type { Pinned } from '../../src/conversation/pinned.ts';
import type { HelperReport } from '../../src/conversation/stage.ts';
import type { HelperListener, Helpers } from '../../src/engine/elevation.ts';

/** A helper as a test wants it: nothing runs, the test says what it reports. */
export interface FakeHelper {
  readonly pinned: Pinned;
  readonly listener: HelperListener;
  /** What Windows' own question came to. */
  permit(granted: boolean): void;
  report(report: HelperReport): void;
}

export interface FakeHelpers {
  readonly helpers: Helpers;
  readonly begun: FakeHelper[];
  /** What they were told, in order: `cancel 1`, `release 1`. */
  readonly told: string[];
}

export function fakeHelpers(): FakeHelpers {
  const begun: FakeHelper[] = [];
  const told: string[] = [];
  return {
    begun,
    told,
    helpers: {
      begin(pinned, listener) {
        begun.push({
          pinned,
          listener,
          permit: (granted) => listener.send({ kind: 'permission', granted }),
          report: (report) => listener.send({ kind: 'helper', report }),
        });
      },
      cancel: (conversation) => told.push(`cancel ${conversation}`),
      release: (conversation) => told.push(`release ${conversation}`),
    },
  };
}
