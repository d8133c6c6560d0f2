/**
 * How long nobody has been at a session, and how that is known. `ms` is as of the listing.
 *
 * - `away`: disconnected (switched out); counts from the disconnect. `ms` is null if that moment is unknown.
 * - `noInput`: connected, without key or mouse for a minute or more.
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
 * One Windows session in one listing: a snapshot, never updated in place.
 *
 * Times are milliseconds since 1970 (UTC), null if Windows did not tell. Never read a null as zero, as "never" or
 * as "now".
 */
export interface Session {
  /** The name of the session's PC. */
  readonly host: string;
  /** Reused by Windows after a sign-out; never an identity by itself. */
  readonly sessionId: number;
  /** `console`, `rdp-tcp#12`, or empty (usually for a disconnected session). */
  readonly stationName: string;
  /** The account's name as this host writes it; empty if nobody is signed in. `quser` writes it in lower case. */
  readonly userName: string;
  /** Empty if the host cannot tell (`quser` has no such column). */
  readonly domainName: string;
  /** The person's name as Windows shows it. Empty if the account has none; null if Windows did not tell. */
  readonly fullName: string | null;
  /** The account's security identifier, `S-1-5-21-…`; null if it could not be looked up. */
  readonly sid: string | null;
  /** `unknown` if the host has only a localized word that no table knows. */
  readonly state: SessionState | 'unknown';
  /** The state's word as a command printed it; only compared for equality. Null on the native host. */
  readonly stateWord: string | null;
  readonly locked: boolean | null;
  readonly idle: IdleTime;
  readonly logonTime: number | null;
  /** The logon time as `quser` printed it, in an unknown regional format; only compared for equality. */
  readonly logonText: string | null;
  readonly connectTime: number | null;
  readonly disconnectTime: number | null;
  readonly lastInputTime: number | null;
  /** The remote computer's name; null for the console, or if Windows did not tell. */
  readonly clientName: string | null;
  /**
   * The remote computer's address as that computer itself reported it, so not a proof of anything; null for the console,
   * or if Windows did not tell.
   */
  readonly clientAddress: string | null;
  /** How the person reaches this session; null if Windows did not tell. */
  readonly protocol: 'console' | 'remote' | null;
  /** The memory of the session's programs, in bytes; null if it could not be read. */
  readonly memoryBytes: number | null;
  readonly processCount: number | null;
  /** The processor time of its programs, in ms; null if it is not known. */
  readonly cpuMs: number | null;
  /** True for the session of this process, so the operator's. */
  readonly isCurrent: boolean;
  /** False if this account may not read the session's details. Such a session is listed, but never offered. */
  readonly isReadable: boolean;
}

/** Listeners have ids from 65536 on. */
const LAST_SESSION_ID = 65_535;

/**
 * True for an id that a person's session can have. 0 is the session of services. Windows' calls take -1, or no id,
 * as the caller's own session.
 */
export function isSignOutId(sessionId: number): boolean {
  return Number.isInteger(sessionId) && sessionId >= 1 && sessionId <= LAST_SESSION_ID;
}
