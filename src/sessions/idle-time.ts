import type { IdleTime, Session, SessionState } from './session.ts';

/** A session's times from one structure, so all by one clock. In ms since 1970; null if Windows does not tell. */
export interface IdleFacts {
  readonly state: SessionState | 'unknown';
  readonly protocol: 'console' | 'remote' | null;
  readonly currentTime: number | null;
  readonly disconnectTime: number | null;
  readonly lastInputTime: number | null;
}

/** A session counts as in use for this long after input. In ms. */
export const IN_USE = 60_000;

/**
 * How long nobody has been there. A disconnected session counts from its disconnect, because its last-input time is
 * zero or stale. A connected remote session counts from its last input. For an active console session Windows tells
 * other sessions nothing reliable. Negative differences are clock jitter and count as zero.
 */
export function idleTime(facts: IdleFacts): IdleTime {
  const { state, protocol, currentTime, disconnectTime, lastInputTime } = facts;
  if (state === 'disconnected') return { kind: 'away', ms: since(disconnectTime, currentTime) };
  const ms = protocol === 'remote' ? since(lastInputTime, currentTime) : null;
  if (ms === null) return { kind: 'unknown', ms: null };
  return ms < IN_USE ? { kind: 'inUse', ms } : { kind: 'noInput', ms };
}

/**
 * True if nobody is known to have been there for at least `ms`. An unknown idle time is never long enough, nor is
 * an unknown disconnect time.
 */
export function isAwayFor({ idle }: { readonly idle: IdleTime }, ms: number): boolean {
  return (idle.kind === 'away' || idle.kind === 'noInput') && idle.ms !== null && idle.ms >= ms;
}

function since(moment: number | null, now: number | null): number | null {
  return moment === null || now === null ? null : Math.max(0, now - moment);
}

/**
 * Makes idle times unknown that were measured across a step of this PC's clock, because their real length is not
 * known.
 * @param since the first moment measured by the clock as it is now, in ms since 1970
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
