import { fromFileTime, toFileTime } from './file-time.ts';
import { readFields, writeFields } from './record.ts';

/** WTS_CONNECTSTATE_CLASS of wtsapi32.h, in its order. */
const STATES = [
  'active',
  'connected',
  'connectQuery',
  'shadow',
  'disconnected',
  'idle',
  'listen',
  'reset',
  'down',
  'init',
] as const;

/** One `session` line of pc.txt. Times are ms since 1970; null if Windows tells nothing. */
export interface SimulatedSession {
  /** The name of another host; empty for this PC. */
  readonly host: string;
  /** On its host. */
  readonly id: number;
  readonly station: string;
  readonly user: string;
  readonly domain: string;
  readonly state: (typeof STATES)[number];
  /** Null if Windows answers WTS_SESSIONSTATE_UNKNOWN. */
  readonly locked: boolean | null;
  readonly logon: number | null;
  readonly connect: number | null;
  readonly disconnect: number | null;
  readonly input: number | null;
  readonly client: string;
  /** The client's, as IPv4 or IPv6; empty for none. */
  readonly address: string;
  readonly protocol: 'console' | 'remote';
  /** False if this account may not read the session's details (error 5). */
  readonly readable: boolean;
}

export function sessionLine(session: SimulatedSession): string {
  const flags = session.locked === null ? -1 : session.locked ? 0 : 1;
  return writeFields('session', [
    ['id', String(session.id)],
    ...(session.host === '' ? [] : [['host', session.host] as const]),
    ['station', session.station],
    ['user', session.user],
    ['domain', session.domain],
    ['state', String(STATES.indexOf(session.state))],
    ['flags', String(flags)],
    ['logon', toFileTime(session.logon)],
    ['connect', toFileTime(session.connect)],
    ['disconnect', toFileTime(session.disconnect)],
    ['input', toFileTime(session.input)],
    ['client', session.client],
    ['address', session.address],
    ['protocol', session.protocol === 'console' ? '0' : '2'],
    ['readable', session.readable ? '1' : '0'],
  ]);
}

/** @throws if a field is missing or unreadable */
export function readSession(line: string): SimulatedSession {
  const fields = readFields(line);
  const field = (key: string): string => {
    const value = fields.get(key);
    if (value === undefined) throw new Error(`No ${key} in: ${line}`);
    return value;
  };
  const state = STATES[Number(field('state'))];
  if (state === undefined) throw new Error(`No such state in: ${line}`);
  const locked = new Map([
    ['0', true],
    ['1', false],
  ]);
  return {
    host: fields.get('host') ?? '',
    id: Number(field('id')),
    station: field('station'),
    user: field('user'),
    domain: field('domain'),
    state,
    locked: locked.get(field('flags')) ?? null,
    logon: fromFileTime(field('logon')),
    connect: fromFileTime(field('connect')),
    disconnect: fromFileTime(field('disconnect')),
    input: fromFileTime(field('input')),
    client: field('client'),
    address: field('address'),
    protocol: field('protocol') === '0' ? 'console' : 'remote',
    readable: field('readable') !== '0',
  };
}
