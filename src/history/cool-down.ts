import { isAccountOf } from '../sessions/identity.ts';
import type { Session } from '../sessions/session.ts';

/** What somebody may see on their screen: a question, or a message. */
export type Disturbance = 'question' | 'note';

/** A history entry, as far as a disturbance needs it. Anything from a file may be missing or of another type. */
export interface DisturbanceLine {
  readonly time: string;
  readonly event: string;
  readonly asked?: unknown;
  readonly note?: unknown;
  readonly target: {
    readonly sessionId: number;
    readonly userName: string;
    readonly host?: unknown;
    readonly domainName?: unknown;
    readonly logonTime?: unknown;
    readonly logonText?: unknown;
  };
}

/** How long somebody's cool-down still lasts. */
export interface CoolDown {
  /** 0 if it is over. */
  readonly ms: number;
  /** False if the history cannot be read: then they may have been disturbed a short while ago. */
  readonly isKnown: boolean;
}

/** No setting makes the time between two questions longer than this, in ms. */
export const LONGEST_COOL_DOWN = 24 * 3_600_000;

/** The time between two messages to one person, in ms. The settings say the time between two questions. */
export const NOTE_COOL_DOWN = 5 * 60_000;

/**
 * How much longer this person's cool-down lasts after their last disturbance in the history, in ms; 0 if it is
 * over. A question counts for one sign-in, a message for the person.
 *
 * After a clock was set back, a true entry seems to come from the future. An entry up to `ms` ahead counts as one
 * of this moment, so that nobody is asked too soon. One further ahead is ignored, so that a cool-down always ends.
 * @param now ms since 1970, as the history's times
 * @param ms the time between two of them
 */
export function coolDownLeft(
  lines: readonly DisturbanceLine[],
  session: Session,
  what: Disturbance,
  now: number,
  ms: number,
): number {
  return lines.reduce((longest, line) => {
    const since = now - Date.parse(line.time);
    const isLately = since >= -ms && since < ms;
    if (!isLately || !isDisturbance(line, what, session)) return longest;
    return Math.max(longest, ms - Math.max(0, since));
  }, 0);
}

function isDisturbance(line: DisturbanceLine, what: Disturbance, session: Session): boolean {
  return what === 'note'
    ? line.event === 'note' && line.note === 'left' && isTo(line, session)
    : line.event === 'countdown' && line.asked === true && isIn(line, session);
}

function isTo({ target }: DisturbanceLine, session: Session): boolean {
  return target.host === session.host && isAccountOf(target, session);
}

function isIn({ target }: DisturbanceLine, session: Session): boolean {
  const { host, sessionId, userName, logonTime, logonText } = session;
  const logon = typeof target.logonTime === 'string' ? Date.parse(target.logonTime) : null;
  return (
    target.host === host &&
    target.sessionId === sessionId &&
    target.userName === userName &&
    logon === (logonTime === null ? null : Math.trunc(logonTime)) &&
    target.logonText === logonText
  );
}
