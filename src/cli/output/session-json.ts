import type { Session } from '../../sessions/session.ts';

/** A session as `usher list --json` prints it. Part of the interface. Null is unknown, and never zero. */
export interface SessionJson {
  readonly host: string;
  readonly sessionId: number;
  readonly stationName: string;
  readonly userName: string;
  readonly domainName: string;
  /** The person's name as Windows shows it; empty if the account has none. */
  readonly fullName: string | null;
  readonly state: Session['state'];
  readonly idle: Session['idle'];
  readonly locked: boolean | null;
  /** ISO 8601 in UTC, like all times. */
  readonly logonTime: string | null;
  readonly connectTime: string | null;
  readonly disconnectTime: string | null;
  readonly lastInputTime: string | null;
  readonly clientName: string | null;
  readonly memoryBytes: number | null;
  readonly processCount: number | null;
  readonly isCurrent: boolean;
}

export function sessionJson(session: Session): SessionJson {
  return {
    host: session.host,
    sessionId: session.sessionId,
    stationName: session.stationName,
    userName: session.userName,
    domainName: session.domainName,
    fullName: session.fullName,
    state: session.state,
    idle: session.idle,
    locked: session.locked,
    logonTime: iso(session.logonTime),
    connectTime: iso(session.connectTime),
    disconnectTime: iso(session.disconnectTime),
    lastInputTime: iso(session.lastInputTime),
    clientName: session.clientName,
    memoryBytes: session.memoryBytes,
    processCount: session.processCount,
    isCurrent: session.isCurrent,
  };
}

function iso(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
