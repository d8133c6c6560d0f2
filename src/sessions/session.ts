/**
 * How long nobody has been at a session, with the origin of the fact. `ms` is as of the listing.
 *
 * - `away`: disconnected (switched out); counts from the disconnect. `ms` is null where that moment is unknown.
 * - `noInput`: connected, no key or mouse for a minute or more.
 * - `inUse`: input within the last minute.
 * - `unknown`: Windows cannot tell, as for an active console session seen from outside.
 */
export type IdleTime =
  | { readonly kind: 'away'; readonly ms: number | null }
  | { readonly kind: 'noInput'; readonly ms: number }
  | { readonly kind: 'inUse'; readonly ms: number | null }
  | { readonly kind: 'unknown'; readonly ms: null };

/**
 * Windows' own ten connection states (WTS_CONNECTSTATE_CLASS 0–9, in that order).
 * https://learn.microsoft.com/windows/win32/api/wtsapi32/ne-wtsapi32-wts_connectstate_class
 */
export const SESSION_STATES = [
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

export type SessionState = (typeof SESSION_STATES)[number];

/**
 * One Windows session as one listing saw it: a snapshot, never updated in place.
 *
 * Times are milliseconds since 1970 (UTC), null where Windows did not tell. A null is never to be read
 * as zero, as "never" or as "now".
 */
export interface Session {
  /** The PC that the session is on, as its own name. */
  readonly host: string;
  /** Reused by Windows after a sign-out; never an identity by itself. */
  readonly sessionId: number;
  /** `console`, `rdp-tcp#12`, or empty (usually, not always, a disconnected session). */
  readonly stationName: string;
  /** The account's name as this host writes it; empty where nobody is signed in. `quser` lower-cases it. */
  readonly userName: string;
  /** Empty where the host cannot tell (`quser` has no such column). */
  readonly domainName: string;
  /** The person's name as Windows shows it; empty where the account has none, null where Windows did not tell. */
  readonly fullName: string | null;
  /** The account's security identifier, `S-1-5-21-…`, where it could be looked up. */
  readonly sid: string | null;
  /** `unknown` where only a localized word is there and no table knows it. */
  readonly state: SessionState | 'unknown';
  /** The state's word as a command printed it; compared for equality only. Null on the native host. */
  readonly stateWord: string | null;
  readonly locked: boolean | null;
  readonly idle: IdleTime;
  readonly logonTime: number | null;
  /** The logon time as `quser` printed it, in an unknown regional format; compared for equality only. */
  readonly logonText: string | null;
  readonly connectTime: number | null;
  readonly disconnectTime: number | null;
  readonly lastInputTime: number | null;
  /** The remote computer's name; null for the console or where Windows did not tell. */
  readonly clientName: string | null;
  /** How the person reaches this session; null where Windows did not tell. */
  readonly protocol: 'console' | 'remote' | null;
  /** What the session's programs use, in bytes; null where it could not be read. */
  readonly memoryBytes: number | null;
  readonly processCount: number | null;
  /** Processor time that its programs have used, in ms. */
  readonly cpuMs: number | null;
  /** The session of the operator, that is of this very process. */
  readonly isCurrent: boolean;
  /** False where this account may not read the session's details: listed, never offered. */
  readonly isReadable: boolean;
}

/** Windows gives listeners ids from 65536 on. */
const LAST_SESSION_ID = 65_535;

/**
 * True for an id that a person's session can have. 0 is the services' session; -1, or no id at all, means the
 * caller's own to the calls that take one.
 */
export function isSignOutId(sessionId: number): boolean {
  return Number.isInteger(sessionId) && sessionId >= 1 && sessionId <= LAST_SESSION_ID;
}
