import { idleTime } from '../idle-time.ts';
import type { Session } from '../session.ts';
import { SessionError } from '../session-error.ts';
import type { Accounts } from './accounts.ts';
import type { WtsBindings } from './bindings.ts';
import { INFO_CLASS } from './bindings.ts';
import type { Processes, ProcessesBySession } from './processes.ts';
import { cpuOf, memoryOf } from './processes.ts';
import { listRows, querySession } from './queries.ts';
import type { SessionInfo, SessionRow } from './session-info.ts';
import {
  DOMAIN_NAME_LENGTH,
  readProtocol,
  readSessionInfo,
  USER_NAME_LENGTH,
  wideText,
} from './session-info.ts';
import { unlistedIds, unlistedSession } from './unlisted.ts';

/**
 * Every session of one PC, with its account and what runs in it. Includes sessions that Windows does not list but
 * whose programs run.
 * @throws SessionError
 */
export async function listSessions(
  wts: WtsBindings,
  accounts: Accounts,
  processes: Processes,
  host: string,
): Promise<readonly Session[]> {
  const details = await readAll(wts);
  const people = details.filter(({ userName }) => userName !== '');
  await accounts.lookUp(people);
  const running = await processes.read(people.map(({ row }) => row.sessionId));
  const ownId = wts.ownSessionId();
  const sessions = details.map((each) => wtsSession(each, accounts, running, host, ownId));
  const hidden = await stillUnlisted(wts, running, sessions);
  return [...sessions, ...hidden.map((id) => unlistedSession(host, id))];
}

/**
 * The unlisted sessions, checked against a second listing. Somebody may have signed in between the two readings;
 * the next listing shows them.
 */
async function stillUnlisted(
  wts: WtsBindings,
  running: ProcessesBySession,
  sessions: readonly Session[],
): Promise<readonly number[]> {
  const listed = sessions.map(({ sessionId }) => sessionId);
  if (unlistedIds(running, listed).length === 0) return [];
  const again = await listRows(wts);
  return unlistedIds(running, [...listed, ...again.map(({ sessionId }) => sessionId)]);
}

/** Knows no account, so names are compared as they are. */
export const NO_ACCOUNTS: Accounts = { lookUp: async () => {}, known: () => null };

/**
 * One session, read as late as possible, for a comparison right before a sign-out.
 * @returns null if nothing has that id
 * @throws SessionError
 */
export async function readSession(
  wts: WtsBindings,
  host: string,
  sessionId: number,
): Promise<Session | null> {
  const row = (await listRows(wts)).find((each) => each.sessionId === sessionId);
  if (row === undefined) return null;
  return wtsSession(await readDetails(wts, row), NO_ACCOUNTS, new Map(), host, wts.ownSessionId());
}

/**
 * One session and our own, for the last look. Our own is read first, so that the session in question is read last.
 * @throws SessionError
 */
export async function lookAt(wts: WtsBindings, host: string, sessionId: number): Promise<readonly Session[]> {
  const ownId = wts.ownSessionId();
  try {
    const rows = await listRows(wts);
    const wanted = [...new Set([ownId, sessionId])].flatMap((id) =>
      rows.filter((row) => row.sessionId === id),
    );
    const sessions: Session[] = [];
    for (const row of wanted) {
      sessions.push(wtsSession(await readDetails(wts, row), NO_ACCOUNTS, new Map(), host, ownId));
    }
    return sessions;
  } catch (error) {
    throw asSessionError(error);
  }
}

/** A row with its details. `info` is null if this account may not read the session. */
interface SessionDetails {
  readonly row: SessionRow;
  readonly info: SessionInfo | null;
  readonly userName: string;
  readonly domainName: string;
  readonly clientName: string | null;
  readonly protocol: Session['protocol'];
}

/** @throws SessionError */
async function readAll(wts: WtsBindings): Promise<readonly SessionDetails[]> {
  try {
    const details: SessionDetails[] = [];
    // One after the other, because the worker threads are few, and one of them waits for events.
    for (const row of await listRows(wts)) details.push(await readDetails(wts, row));
    return details;
  } catch (error) {
    throw asSessionError(error);
  }
}

function asSessionError(error: unknown): SessionError {
  if (error instanceof SessionError) return error;
  return new SessionError('unavailable', `wtsapi32.dll cannot be called: ${error}`, { cause: error });
}

async function readDetails(wts: WtsBindings, row: SessionRow): Promise<SessionDetails> {
  const id = row.sessionId;
  const infoBytes = await querySession(wts, id, INFO_CLASS.sessionInfoEx);
  const nameBytes = await querySession(wts, id, INFO_CLASS.clientName);
  const protocolBytes = await querySession(wts, id, INFO_CLASS.clientProtocolType);
  const read = infoBytes === null ? null : readSessionInfo(infoBytes);
  // A name from one reading and times from another would make a mixed identity.
  const info = read?.sessionId === id && (read.userName !== '' || row.userName === '') ? read : null;
  return {
    row,
    info,
    userName: uncut(row.userName, info?.userName, USER_NAME_LENGTH),
    domainName: uncut(row.domainName, info?.domainName, DOMAIN_NAME_LENGTH),
    clientName: nameBytes === null ? null : wideText(nameBytes, 0, nameBytes.length / 2) || null,
    protocol: protocolBytes === null ? null : readProtocol(protocolBytes),
  };
}

function wtsSession(
  details: SessionDetails,
  accounts: Accounts,
  running: ProcessesBySession,
  host: string,
  ownId: number | null,
): Session {
  const { row, info, userName, domainName, clientName, protocol } = details;
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
