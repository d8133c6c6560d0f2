import type { SimulatedSession } from './simulated-session.ts';

/** A moment that many minutes ago. */
export function minutesAgo(minutes: number): number {
  return Date.now() - minutes * 60_000;
}

function person(id: number, user: string): SimulatedSession {
  return {
    host: '',
    id,
    station: '',
    user,
    domain: 'LAB-PC',
    state: 'disconnected',
    locked: null,
    logon: minutesAgo(300 - id),
    connect: minutesAgo(300 - id),
    disconnect: null,
    input: null,
    client: '',
    address: '',
    protocol: 'console',
    readable: true,
  };
}

/** The operator's own session, which in Wine is always 1: at the console, unlocked. */
export function kai(over: Partial<SimulatedSession> = {}): SimulatedSession {
  return { ...person(1, 'kai'), station: 'console', state: 'active', locked: false, ...over };
}

/** Switched out for 2 h 14 min. */
export function ben(over: Partial<SimulatedSession> = {}): SimulatedSession {
  return { ...person(2, 'ben'), disconnect: minutesAgo(134), ...over };
}

/** The same person in a remote session that is in use. */
export function benThere(over: Partial<SimulatedSession> = {}): SimulatedSession {
  return { ...remote(2, 'ben', 'LAPTOP-B'), input: Date.now() - 3_000, ...over };
}

/** Windows' own session, which always exists. */
export function services(over: Partial<SimulatedSession> = {}): SimulatedSession {
  return { ...person(0, ''), station: 'services', domain: '', logon: null, connect: null, ...over };
}

/** Connected from another computer, no input for 14 min. */
export function anna(over: Partial<SimulatedSession> = {}): SimulatedSession {
  return { ...remote(3, 'anna', 'LAPTOP-A'), input: minutesAgo(14), ...over };
}

/** Connected from another computer, the last input a few seconds ago. */
export function mia(over: Partial<SimulatedSession> = {}): SimulatedSession {
  return { ...remote(4, 'mia', 'LAPTOP-M'), input: Date.now() - 3_000, ...over };
}

/** Switched out; Windows tells none of the times. */
export function guest(over: Partial<SimulatedSession> = {}): SimulatedSession {
  return { ...person(5, 'guest'), logon: null, connect: null, ...over };
}

function remote(id: number, user: string, client: string): SimulatedSession {
  const address = `192.168.0.${id}`;
  return {
    ...person(id, user),
    station: `rdp-tcp#${id}`,
    state: 'active',
    locked: false,
    client,
    address,
    protocol: 'remote',
  };
}
