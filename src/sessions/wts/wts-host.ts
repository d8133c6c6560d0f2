import { idleTime } from '../idle-time.ts';
import type { Session } from '../session.ts';
import { SessionError } from '../session-error.ts';
import type { SessionHost, SignOutWay } from '../session-host.ts';
import type { Accounts } from './accounts.ts';
import type { WtsBindings } from './bindings.ts';
import { INFO_CLASS } from './bindings.ts';
import { eventWatch } from './event-watch.ts';
import { logoffSessionWay } from './logoff-session-way.ts';
import type { Messenger } from './messenger.ts';
import type { Processes, ProcessesBySession } from './processes.ts';
import { cpuOf, memoryOf, usageOf } from './processes.ts';
import { listRows, querySession } from './queries.ts';
import type { SessionInfo, SessionRow } from './session-info.ts';
import {
  DOMAIN_NAME_LENGTH,
  readProtocol,
  readSessionInfo,
  USER_NAME_LENGTH,
  wideText,
} from './session-info.ts';

export interface WtsHostParts {
  /** This PC's name. */
  readonly host: string;
  readonly wts: WtsBindings;
  readonly accounts: Accounts;
  readonly messenger: Messenger;
  readonly processes: Processes;
  /** Tried before WTSLogoffSession, in this order. */
  readonly ways: readonly SignOutWay[];
}

/** Windows through wtsapi32.dll: exact, off the main thread, and told by Windows when something changes. */
export function wtsHost({ host, wts, accounts, messenger, processes, ways }: WtsHostParts): SessionHost {
  const events = eventWatch(wts);
  const ownId = wts.ownSessionId();
  const readProcesses = (details: readonly SessionDetails[]) =>
    processes.read(details.filter(({ userName }) => userName !== '').map(({ row }) => row.sessionId));
  return {
    name: 'wtsapi32',
    isExact: true,
    canAsk: true,
    ways: [...ways, logoffSessionWay(wts, ownId)],
    async list() {
      const details = await readAll(wts);
      await accounts.lookUp(details.filter(({ userName }) => userName !== ''));
      const running = await readProcesses(details);
      return details.map((each) => wtsSession(each, accounts, running, host, ownId));
    },
    async usage({ sessionId }) {
      return usageOf((await processes.read([sessionId])).get(sessionId));
    },
    ask: messenger.ask,
    leaveNote: messenger.leaveNote,
    watch: events.start,
    close: events.close,
  };
}

/** A row with what was read for it. `info` is null where this account may not read the session. */
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
    // One after the other: the worker threads are few, and one of them waits for events.
    for (const row of await listRows(wts)) details.push(await readDetails(wts, row));
    return details;
  } catch (error) {
    if (error instanceof SessionError) throw error;
    throw new SessionError('unavailable', `wtsapi32.dll cannot be called: ${error}`, { cause: error });
  }
}

async function readDetails(wts: WtsBindings, row: SessionRow): Promise<SessionDetails> {
  const id = row.sessionId;
  const infoBytes = await querySession(wts, id, INFO_CLASS.sessionInfoEx);
  const nameBytes = await querySession(wts, id, INFO_CLASS.clientName);
  const protocolBytes = await querySession(wts, id, INFO_CLASS.clientProtocolType);
  const read = infoBytes === null ? null : readSessionInfo(infoBytes);
  // A name without its times would be an identity made up of two halves.
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
 * The name as the row has it where WTSINFOEXW had to cut it; else the one of WTSINFOEXW, which belongs to the
 * logon time beside it: between the two reads the session may have got another user.
 */
function uncut(inRow: string, inInfo: string | undefined, length: number): string {
  if (inInfo === undefined) return inRow;
  const isCut = inInfo.length === length && inRow.toLowerCase().startsWith(inInfo.toLowerCase());
  return isCut ? inRow : inInfo;
}

/** A logon screen or a listener: there is nobody whose details could be missing. */
function isNobody({ userName, state }: SessionRow): boolean {
  return userName === '' && state !== 'active' && state !== 'disconnected';
}
