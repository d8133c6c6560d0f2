import type { Rights } from './account-rights.ts';

/** What this account may do, as Windows told it last. */
export interface Held {
  readonly rights: Rights;
  /** False where Windows is known not to let this account leave anybody a message. */
  readonly mayLeaveNotes: boolean;
}

/** The same while policies and permissions may change; read anew only where something is about to begin. */
export interface LiveRights {
  rights(): Rights;
  /** As of the last time that something was to begin: a menu that is drawn asks Windows nothing. */
  mayLeaveNotes(): boolean;
}

/** How long a reading counts, so that one click about many people reads once. In ms. */
const COUNTS = 1000;

/**
 * An account may be given a right, or a policy may take one, while Usher runs. What changed is known at the next click.
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
