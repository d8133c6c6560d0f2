import { isAccountOf } from '../sessions/identity.ts';
import type { Session } from '../sessions/session.ts';

/** A history entry, as far as a note needs it. Anything from a file may be missing or of another type. */
export interface NoteLine {
  readonly event: string;
  readonly note?: unknown;
  readonly target: {
    readonly userName: string;
    readonly host?: unknown;
    readonly domainName?: unknown;
    readonly sid?: unknown;
  };
}

/**
 * Whether a report that a note was shown to this person can be true: more notes were left for them than have been
 * reported. Anybody's Usher can make up a report, and only as many as there are notes.
 */
export function canHaveBeenShown(lines: readonly NoteLine[], person: Session): boolean {
  const theirs = lines.filter((line) => isOf(line, person));
  const left = theirs.filter(({ event, note }) => event === 'note' && note === 'left');
  const shown = theirs.filter(({ event }) => event === 'noteShown');
  return left.length > shown.length;
}

/** By the SID if both have one, else by the name. */
function isOf({ target }: NoteLine, person: Session): boolean {
  if (target.host !== person.host) return false;
  if (typeof target.sid === 'string' && person.sid !== null) return target.sid === person.sid;
  return isAccountOf(target, person);
}
