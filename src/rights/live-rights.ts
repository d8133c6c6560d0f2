import type { Rights } from '../sessions/rights.ts';

/** What this account may do, as last read from Windows. */
export interface Held {
  readonly rights: Rights;
  /** False if Windows certainly does not let this account leave messages. */
  readonly mayLeaveNotes: boolean;
}

/** The same, kept up to date. It is read again only when something is about to begin. */
export interface LiveRights {
  rights(): Rights;
  /** As of the last reading, so that drawing a menu asks Windows nothing. */
  mayLeaveNotes(): boolean;
}

/** How long a reading is valid, in ms. So one click about many people reads once. */
const COUNTS = 1000;

/**
 * Rights may change while Usher runs, also by a policy. The next click notices it.
 * @param now monotonic, in ms
 */
export function liveRights(read: () => Held, now: () => number): LiveRights {
  let held = read();
  let readAt = now();
  return {
    rights() {
      if (now() - readAt >= COUNTS) {
        held = read();
        readAt = now();
      }
      return held.rights;
    },
    mayLeaveNotes: () => held.mayLeaveNotes,
  };
}
