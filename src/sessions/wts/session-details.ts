import { idleTime } from '../idle-time.ts';
import type { Session } from '../session.ts';
import type { Accounts } from './accounts.ts';
import type { WtsBindings } from './bindings.ts';
import { INFO_CLASS } from './bindings.ts';
import type { Client, KnownClients } from './clients.ts';
import { clientOf } from './clients.ts';
import type { ProcessesBySession } from './processes.ts';
import { cpuOf, memoryOf } from './processes.ts';
import { copied } from './queries.ts';
import type { SessionInfo, SessionRow } from './session-info.ts';
import { DOMAIN_NAME_LENGTH, readSessionInfo, USER_NAME_LENGTH } from './session-info.ts';

/** A row with its details. `info` is null if this account may not read the session. */
export interface SessionDetails extends Client {
  readonly row: SessionRow;
  readonly info: SessionInfo | null;
  readonly userName: string;
  readonly domainName: string;
  /** Windows knew no such session any more when it was asked about it. */
  readonly isLost: boolean;
}

/** ERROR_CTX_WINSTATION_NOT_FOUND: there is no session of that id. */
const NOT_FOUND = 7022;

/**
 * The details of one row.
 * @param known clients that need not be read again
 * @throws SessionError
 */
export async function readDetails(
  wts: WtsBindings,
  row: SessionRow,
  known?: KnownClients,
): Promise<SessionDetails> {
  const id = row.sessionId;
  const answer = await wts.querySession(id, INFO_CLASS.sessionInfoEx);
  const infoBytes = copied(wts, answer);
  const read = infoBytes === null ? null : readSessionInfo(infoBytes);
  // A name from one reading and times from another would make a mixed identity.
  const info = read?.sessionId === id && (read.userName !== '' || row.userName === '') ? read : null;
  return {
    row,
    info,
    userName: uncut(row.userName, info?.userName, USER_NAME_LENGTH),
    domainName: uncut(row.domainName, info?.domainName, DOMAIN_NAME_LENGTH),
    ...(await clientOf(wts, id, info, known)),
    isLost: !answer.ok && answer.error === NOT_FOUND,
  };
}

/** The session of a row, with what is known about its account and its programs. */
export function wtsSession(
  details: SessionDetails,
  accounts: Accounts,
  running: ProcessesBySession,
  host: string,
  ownId: number | null,
): Session {
  const { row, info, userName, domainName, clientName, clientAddress, protocol } = details;
  const state = info?.state ?? row.state;
  const account = accounts.known(details);
  const processes = running.get(row.sessionId);
  return {
    host,
    sessionId: row.sessionId,
    stationName: row.stationName,
    userName,
    domainName,
    fullName: account?.fullName ?? null,
    sid: account?.sid ?? null,
    state,
    stateWord: null,
    locked: info?.locked ?? null,
    idle: info === null ? { kind: 'unknown', ms: null } : idleTime({ ...info, protocol }),
    logonTime: info?.logonTime ?? null,
    logonText: null,
    connectTime: info?.connectTime ?? null,
    disconnectTime: info?.disconnectTime ?? null,
    lastInputTime: info?.lastInputTime ?? null,
    clientName,
    clientAddress,
    protocol,
    memoryBytes: memoryOf(processes),
    processCount: processes?.length ?? null,
    cpuMs: cpuOf(processes),
    isCurrent: row.sessionId === ownId,
    isReadable: info !== null || isNobody(row),
  };
}

/**
 * The row's name if WTSINFOEXW had to cut it. Otherwise the name in WTSINFOEXW, which belongs to the logon time
 * beside it. Between the two readings the session may have got another user.
 */
function uncut(inRow: string, inInfo: string | undefined, length: number): string {
  if (inInfo === undefined) return inRow;
  const isCut = inInfo.length === length && inRow.toLowerCase().startsWith(inInfo.toLowerCase());
  return isCut ? inRow : inInfo;
}

/** True for a logon screen or a listener: there is no person whose details could be missing. */
function isNobody({ userName, state }: SessionRow): boolean {
  return userName === '' && state !== 'active' && state !== 'disconnected';
}
