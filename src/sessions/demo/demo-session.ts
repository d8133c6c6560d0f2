import type { QuserRow } from '../commands/quser.ts';
import { idleTime } from '../idle-time.ts';
import type { Session } from '../session.ts';
import type { Usage } from '../usage.ts';
import { UNKNOWN_USAGE } from '../usage.ts';
import type { DemoSession, DemoState } from './state.ts';
import { simulatedNow } from './state.ts';

/** What runs in that session of the simulated PC. */
export function usageOf(state: DemoState, sessionId: number): Usage {
  const session = state.sessions.find((each) => each.sessionId === sessionId);
  if (session === undefined) return UNKNOWN_USAGE;
  return { kind: 'known', programs: session.programs, memoryBytes: session.memoryBytes };
}

type Row = Pick<QuserRow, 'sessionId' | 'stationName' | 'userName' | 'state' | 'isCurrent'> &
  Pick<Session, 'logonText'>;

/** A row of the simulated `quser`, with what the table cannot tell. */
export function asSession(row: Row, known: DemoSession, state: DemoState): Session {
  const before = (minutes: number | null) => (minutes === null ? null : state.startedAt - minutes * 60_000);
  const since = before(known.idleMinutes);
  const isAway = known.state === 'disconnected';
  const protocol = row.stationName === 'console' ? 'console' : 'remote';
  const times = {
    state: row.state,
    protocol,
    currentTime: simulatedNow(state),
    disconnectTime: isAway ? since : null,
    lastInputTime: isAway ? null : since,
  } as const;
  return {
    host: state.host,
    sessionId: row.sessionId,
    stationName: row.stationName,
    userName: row.userName,
    domainName: state.host,
    fullName: known.fullName,
    sid: null,
    state: row.state,
    stateWord: null,
    locked: known.locked,
    idle: idleTime(times),
    logonTime: before(known.logonMinutes),
    logonText: row.logonText,
    connectTime: before(known.logonMinutes),
    disconnectTime: times.disconnectTime,
    lastInputTime: times.lastInputTime,
    clientName: known.client?.name ?? null,
    clientAddress: known.client?.address ?? null,
    protocol,
    memoryBytes: known.memoryBytes,
    processCount: known.programs.length,
    cpuMs: null,
    isCurrent: row.isCurrent,
    isReadable: true,
  };
}
