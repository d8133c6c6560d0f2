import type { Session } from '../session.ts';

/** How long somebody may be hidden behind a row that cannot be read, in ms. */
const LONGEST = 3_600_000;

/** Remembers who was listed, for as long as a row that cannot be read may be theirs. */
export interface MissingRows {
  /**
   * The sessions of a new listing, and with them who is missing while some row could not be read: that they are gone
   * must not be said. They are unreadable, so nobody offers them, until their id is seen again, every row can be read,
   * or an hour is over.
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

/** What was known of them, but for all that changes. */
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
