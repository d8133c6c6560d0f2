import type { Session } from '../sessions/session.ts';

/** What somebody may see on their screen: a question, or a message. */
export type Disturbance = 'question' | 'note';

/** A line of the history, as far as it tells of one. Whatever comes from a file may be missing or of another kind. */
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

/** How long somebody is still to be left in coolDown. */
export interface CoolDown {
  /** 0 where they need not be. */
  readonly ms: number;
  /** False where the history cannot be read, so that they may have been disturbed a short while ago. */
  readonly isKnown: boolean;
}

/** Nobody gets a second message sooner than this, in ms. How soon a second question may come the settings say. */
export const NOTE_COOL_DOWN = 5 * 60_000;

/**
 * How long this person is still to be left in peace after the last such disturbance that the history tells of, in ms;
 * 0 where they need not be. A question was to somebody in one sign-in, a message is to a person.
 *
 * A clock that was set back makes a true line look as if it came from the future. Up to `ms` ahead it is taken for one
 * of this moment, so that nobody is asked too soon; beyond that it is ignored, so that nobody is left in peace for ever.
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

function isTo({ target }: DisturbanceLine, { host, userName, domainName }: Session): boolean {
  return (
    target.host === host &&
    target.userName.toLowerCase() === userName.toLowerCase() &&
    String(target.domainName).toLowerCase() === domainName.toLowerCase()
  );
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
