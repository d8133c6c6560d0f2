import { SocketAddress } from 'node:net';
import type { SessionState } from '../session.ts';
import { SESSION_STATES } from '../session.ts';

/** One row of WTSEnumerateSessionsExW. A name is empty if Windows gave a null pointer. */
export interface SessionRow {
  readonly sessionId: number;
  readonly state: SessionState | 'unknown';
  readonly stationName: string;
  readonly userName: string;
  readonly domainName: string;
}

/** What WTSSessionInfoEx says about a session at one moment. Times in ms since 1970, null if there is none. */
export interface SessionInfo {
  readonly sessionId: number;
  readonly state: SessionState | 'unknown';
  readonly locked: boolean | null;
  readonly stationName: string;
  readonly userName: string;
  readonly domainName: string;
  readonly logonTime: number | null;
  readonly connectTime: number | null;
  readonly disconnectTime: number | null;
  readonly lastInputTime: number | null;
  readonly currentTime: number | null;
}

/** WTS_SESSION_INFO_1W on 64-bit Windows, in bytes. */
export const SESSION_ROW_SIZE = 56;

/** WTSINFOEXW on every Windows, in bytes. */
export const SESSION_INFO_SIZE = 232;

/** The length to which WTSINFOEXW cuts a name, in UTF-16 units without the NUL (USERNAME_LENGTH, DOMAIN_LENGTH). */
export const USER_NAME_LENGTH = 20;
export const DOMAIN_NAME_LENGTH = 17;

/**
 * Reads the rows of an array of WTS_SESSION_INFO_1W. An incomplete row is left out.
 * https://learn.microsoft.com/windows/win32/api/wtsapi32/ns-wtsapi32-wts_session_info_1w
 *
 * @param text reads the string at an address; never called with null
 */
export function readSessionRows(bytes: Buffer, text: (address: bigint) => string): readonly SessionRow[] {
  const count = Math.floor(bytes.length / SESSION_ROW_SIZE);
  return Array.from({ length: count }, (_, index) => {
    const at = index * SESSION_ROW_SIZE;
    const name = (offset: number) => {
      const address = bytes.readBigUInt64LE(at + offset);
      return address === 0n ? '' : text(address);
    };
    return {
      sessionId: bytes.readInt32LE(at + 8),
      state: stateOf(bytes.readInt32LE(at + 4)),
      stationName: name(16),
      userName: name(32),
      domainName: name(40),
    };
  });
}

/**
 * Reads a WTSINFOEXW. Null if the answer is too short or its level is not 1. Windows answers so if this account may
 * not know; then nothing in it is reliable.
 * https://learn.microsoft.com/windows/win32/api/wtsapi32/ns-wtsapi32-wtsinfoex_level1_w
 */
export function readSessionInfo(bytes: Buffer): SessionInfo | null {
  if (bytes.length < SESSION_INFO_SIZE || bytes.readUInt32LE(0) !== 1) return null;
  return {
    sessionId: bytes.readInt32LE(8),
    state: stateOf(bytes.readInt32LE(12)),
    locked: lockedOf(bytes.readInt32LE(16)),
    stationName: wideText(bytes, 20, 33),
    userName: wideText(bytes, 86, USER_NAME_LENGTH + 1),
    domainName: wideText(bytes, 128, DOMAIN_NAME_LENGTH + 1),
    logonTime: fileTime(bytes.readBigInt64LE(168)),
    connectTime: fileTime(bytes.readBigInt64LE(176)),
    disconnectTime: fileTime(bytes.readBigInt64LE(184)),
    lastInputTime: fileTime(bytes.readBigInt64LE(192)),
    currentTime: fileTime(bytes.readBigInt64LE(200)),
  };
}

/** WTSClientProtocolType, a USHORT: 0 is the console, 2 is RDP. 1 is a legacy value. */
export function readProtocol(bytes: Buffer): 'console' | 'remote' | null {
  if (bytes.length < 2) return null;
  const protocol = bytes.readUInt16LE(0);
  if (protocol === 0) return 'console';
  return protocol === 2 ? 'remote' : null;
}

/** WTS_CLIENT_ADDRESS: the family in 4 bytes, and 20 bytes for the address. */
const CLIENT_ADDRESS = { size: 24, address: 4, inet: 2, inet6: 23 };

/**
 * WTSClientAddress. An IPv4 address lies 2 bytes into its field, an IPv6 address at its begin.
 * https://learn.microsoft.com/windows/win32/api/wtsapi32/ns-wtsapi32-wts_client_address
 * @returns null for another family, and for an address of zeros, which is none
 */
export function readClientAddress(bytes: Buffer): string | null {
  if (bytes.length < CLIENT_ADDRESS.size) return null;
  const field = bytes.subarray(CLIENT_ADDRESS.address);
  switch (bytes.readUInt32LE(0)) {
    case CLIENT_ADDRESS.inet: {
      const address = field.subarray(2, 6);
      return address.every((byte) => byte === 0) ? null : address.join('.');
    }
    case CLIENT_ADDRESS.inet6: {
      const address = field.subarray(0, 16);
      if (address.every((byte) => byte === 0)) return null;
      const groups = Array.from({ length: 8 }, (_, at) => address.readUInt16BE(at * 2).toString(16));
      return new SocketAddress({ address: groups.join(':'), family: 'ipv6' }).address;
    }
    default:
      return null;
  }
}

/** A NUL-terminated UTF-16 string in a field of `units` units; the whole field if there is no NUL. */
export function wideText(bytes: Buffer, offset: number, units: number): string {
  const text = bytes.toString('utf16le', offset, offset + units * 2);
  const end = text.indexOf('\0');
  return end === -1 ? text : text.slice(0, end);
}

/** 1970 in FILETIME, which counts 100 ns from 1601 (UTC). */
const UNIX_EPOCH = 116_444_736_000_000_000n;

/** A FILETIME in ms since 1970; null for zero and for any moment before 1970. */
export function fileTime(ticks: bigint): number | null {
  return ticks <= UNIX_EPOCH ? null : Number((ticks - UNIX_EPOCH) / 10_000n);
}

function stateOf(value: number): SessionState | 'unknown' {
  return SESSION_STATES[value] ?? 'unknown';
}

/** SessionFlags: 0 locked, 1 unlocked, -1 unknown (reversed on Windows 7 only). */
function lockedOf(flags: number): boolean | null {
  if (flags === 0) return true;
  return flags === 1 ? false : null;
}
