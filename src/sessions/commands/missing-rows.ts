import type { Session } from '../session.ts';

/** How long somebody may stay hidden behind an unreadable row, in ms. */
const LONGEST = 3_600_000;

/** Remembers listed people while an unreadable row may be theirs. */
export interface MissingRows {
  /**
   * The sessions of a new listing, plus people who are missing while some row was unreadable. Such a row may be
   * theirs, so they must not be reported as gone. They are marked unreadable, so they are not offered. This ends
   * when their id is seen again, when every row can be read, or after an hour.
   */
  withMissing(listed: readonly Session[], isSomeRowUnreadable: boolean): readonly Session[];
}

/** @param now any monotonic clock, in ms */
export function missingRows(now: () => number): MissingRows {
  let known: readonly { readonly session: Session; readonly seenAt: number }[] = [];
  return {
    withMissing(listed, isSomeRowUnreadable) {
      const at = now();
      const ids = new Set(listed.map(({ sessionId }) => sessionId));
      const missing = known.filter(
        ({ session, seenAt }) => isSomeRowUnreadable && !ids.has(session.sessionId) && at - seenAt < LONGEST,
      );
      known = [...listed.map((session) => ({ session, seenAt: at })), ...missing];
      return [...listed, ...missing.map(({ session }) => hidden(session))];
    },
  };
}

/** The session as last known, without anything that may have changed. */
function hidden(session: Session): Session {
  return {
    ...session,
    state: 'unknown',
    stateWord: null,
    idle: { kind: 'unknown', ms: null },
    isCurrent: false,
    isReadable: false,
  };
}
