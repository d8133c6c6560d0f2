import type { HelperReport } from '../../src/conversation/helped.ts';
import type { Pinned } from '../../src/conversation/pinned.ts';
import type { HelperListener, Helpers } from '../../src/rights/helpers.ts';
import type { Usage } from '../../src/sessions/usage.ts';

/** A helper as a test wants it: nothing runs, the test says what it reports. */
export interface FakeHelper {
  readonly pinned: Pinned;
  readonly usage: Usage;
  readonly listener: HelperListener;
  /** What Windows' own question came to. */
  permit(granted: boolean): void;
  report(report: HelperReport): void;
}

export interface FakeHelpers {
  readonly helpers: Helpers;
  readonly begun: FakeHelper[];
  /** What they were told, in order: `yes 2-anyway to 1`, `cancel 1`, `release 1`. */
  readonly told: string[];
}

export function fakeHelpers(): FakeHelpers {
  const begun: FakeHelper[] = [];
  const told: string[] = [];
  return {
    begun,
    told,
    helpers: {
      begin(pinned, usage, listener) {
        begun.push({
          pinned,
          usage,
          listener,
          permit: (granted) => listener.send({ kind: 'permission', granted }),
          report: (report) => listener.send({ kind: 'helper', report }),
        });
      },
      answer: (conversation, question) => told.push(`yes ${question} to ${conversation}`),
      cancel: (conversation) => told.push(`cancel ${conversation}`),
      release: (conversation) => told.push(`release ${conversation}`),
    },
  };
}
