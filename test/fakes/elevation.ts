import type { AnywayReason } from '../../src/conversation/answers.ts';
import type { Pinned } from '../../src/conversation/pinned.ts';
import type { HelperReport } from '../../src/conversation/stage.ts';
import type { Elevation, ElevationListener } from '../../src/engine/elevation.ts';

/** A fake helper. Nothing runs; the test says what it reports. */
export interface FakeHelper {
  readonly pinned: Pinned;
  /** What the operator's yes has overruled. */
  readonly anyway: AnywayReason | null;
  readonly listener: ElevationListener;
  /** Gives the answer to Windows' own question. */
  permit(granted: boolean): void;
  report(report: HelperReport): void;
}

export interface FakeElevation {
  readonly elevation: Elevation;
  readonly begun: FakeHelper[];
  /** The orders that it got, in order: `cancel 1`, `release 1`. */
  readonly told: string[];
}

export function fakeElevation(): FakeElevation {
  const begun: FakeHelper[] = [];
  const told: string[] = [];
  return {
    begun,
    told,
    elevation: {
      begin({ pinned, anyway }, listener) {
        begun.push({
          pinned,
          anyway,
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
