import type { Session } from '../../src/sessions/session.ts';

/** The moment of every listing here unless a test says otherwise, in ms since 1970. */
export const LISTED_AT = Date.UTC(2026, 10, 24, 12);

/** The moment this many minutes before the listing. */
export function minutesAgo(minutes: number): number {
  return LISTED_AT - minutes * 60_000;
}

const BASE: Session = {
  host: 'DESKTOP-7',
  sessionId: 1,
  stationName: 'console',
  userName: 'kai',
  domainName: 'DESKTOP-7',
  fullName: 'Kai',
  sid: 'S-1-5-21-1-2-3-1001',
  state: 'active',
  stateWord: null,
  locked: false,
  idle: { kind: 'unknown', ms: null },
  logonTime: minutesAgo(300),
  logonText: null,
  connectTime: minutesAgo(300),
  disconnectTime: null,
  lastInputTime: null,
  clientName: null,
  clientAddress: null,
  protocol: 'console',
  memoryBytes: null,
  processCount: null,
  cpuMs: null,
  isCurrent: false,
  isReadable: true,
};

/** The operator's own session, at the console. */
export function kai(over: Partial<Session> = {}): Session {
  return { ...BASE, isCurrent: true, ...over };
}

/** Switched out for 2 h 14 min: away. */
export function ben(over: Partial<Session> = {}): Session {
  return {
    ...BASE,
    sessionId: 2,
    stationName: '',
    userName: 'ben',
    fullName: 'Ben',
    sid: 'S-1-5-21-1-2-3-1002',
    state: 'disconnected',
    locked: null,
    idle: { kind: 'away', ms: 134 * 60_000 },
    disconnectTime: minutesAgo(134),
    ...over,
  };
}

/** Somebody else, who now has Ben's session id. */
export function zoe(over: Partial<Session> = {}): Session {
  const sid = 'S-1-5-21-1-2-3-1009';
  return ben({ userName: 'zoe', fullName: 'Zoe', sid, logonTime: minutesAgo(0), ...over });
}

/** Connected from another computer, no input for 14 min: quiet. */
export function anna(over: Partial<Session> = {}): Session {
  return {
    ...BASE,
    sessionId: 3,
    stationName: 'rdp-tcp#1',
    userName: 'anna',
    fullName: 'Anna',
    sid: 'S-1-5-21-1-2-3-1003',
    idle: { kind: 'noInput', ms: 14 * 60_000 },
    lastInputTime: minutesAgo(14),
    clientName: 'LAPTOP-A',
    protocol: 'remote',
    ...over,
  };
}

/** Connected from another computer and typing: present. */
export function mia(over: Partial<Session> = {}): Session {
  return {
    ...BASE,
    sessionId: 4,
    stationName: 'rdp-tcp#2',
    userName: 'mia',
    fullName: 'Mia',
    sid: 'S-1-5-21-1-2-3-1004',
    idle: { kind: 'inUse', ms: 3000 },
    lastInputTime: LISTED_AT - 3000,
    clientName: 'LAPTOP-M',
    protocol: 'remote',
    ...over,
  };
}

/** Connected, and Windows cannot tell how long nobody has been there: present. */
export function guest(over: Partial<Session> = {}): Session {
  return {
    ...BASE,
    sessionId: 7,
    stationName: 'rdp-tcp#3',
    userName: 'guest',
    fullName: null,
    sid: 'S-1-5-21-1-2-3-501',
    protocol: null,
    ...over,
  };
}

/** Windows' own session of services, without a user. */
export function services(over: Partial<Session> = {}): Session {
  return {
    ...BASE,
    sessionId: 0,
    stationName: 'services',
    userName: '',
    domainName: '',
    fullName: null,
    sid: null,
    state: 'disconnected',
    locked: null,
    logonTime: null,
    protocol: null,
    ...over,
  };
}
