import type { IdleTime, Session, SessionState } from './session.ts';

/** What Windows tells of a session's times, in ms since 1970; all from one structure, and so by one clock. */
export interface IdleFacts {
  readonly state: SessionState | 'unknown';
  readonly protocol: 'console' | 'remote' | null;
  readonly currentTime: number | null;
  readonly disconnectTime: number | null;
  readonly lastInputTime: number | null;
}

/** Less than this since the last input is in use. In ms. */
const IN_USE = 60_000;

/**
 * How long nobody has been there. A disconnected session counts from its disconnect (its last-input time is
 * zero or stale); a connected one from its last input, but only where that is to be believed: of an active
 * console session Windows tells other sessions nothing reliable. Negative differences are clock jitter and
 * count as zero.
 */
export function idleTime(facts: IdleFacts): IdleTime {
  const { state, protocol, currentTime, disconnectTime, lastInputTime } = facts;
  if (state === 'disconnected') return { kind: 'away', ms: since(disconnectTime, currentTime) };
  const ms = protocol === 'remote' ? since(lastInputTime, currentTime) : null;
  if (ms === null) return { kind: 'unknown', ms: null };
  return ms < IN_USE ? { kind: 'inUse', ms } : { kind: 'noInput', ms };
}

/**
 * True where nobody is known to have been there for `ms` or longer. Unknown is never long enough, neither an unknown
 * idle time nor somebody away since an unknown moment.
 */
export function isAwayFor({ idle }: { readonly idle: IdleTime }, ms: number): boolean {
  return (idle.kind === 'away' || idle.kind === 'noInput') && idle.ms !== null && idle.ms >= ms;
}

/** True where somebody is known to have been there within the last `ms`. Unknown is no more this than the other. */
export function isKnownNotAwayFor({ idle }: { readonly idle: IdleTime }, ms: number): boolean {
  return idle.kind === 'inUse' || (idle.ms !== null && idle.ms < ms);
}

function since(moment: number | null, now: number | null): number | null {
  return moment === null || now === null ? null : Math.max(0, now - moment);
}

/**
 * The sessions with every idle time unknown that was measured across a step of this PC's clock: nobody can tell how
 * long it really was.
 * @param since the first moment that was measured by the clock as it is now, in ms since 1970
 * @param now the moment of the listing, in ms since 1970
 */
export function acrossStep(sessions: readonly Session[], since: number, now: number): readonly Session[] {
  const own = sessions.find(({ isCurrent }) => isCurrent);
  return sessions.map((session) => {
    const { idle, host } = session;
    // Another PC measures by its own clock.
    const isByThisClock = own === undefined || host === own.host;
    if (!isByThisClock || idle.ms === null || now - idle.ms >= since) return session;
    return { ...session, idle: idle.kind === 'away' ? AWAY_SINCE_UNKNOWN : UNKNOWN };
  });
}

const AWAY_SINCE_UNKNOWN: IdleTime = { kind: 'away', ms: null };
const UNKNOWN: IdleTime = { kind: 'unknown', ms: null };
