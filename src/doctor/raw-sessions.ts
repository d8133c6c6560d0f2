import type { InfoClass, WtsBindings } from '../sessions/wts/bindings.ts';
import { INFO_CLASS } from '../sessions/wts/bindings.ts';
import { copied, listRows } from '../sessions/wts/queries.ts';
import { readSessionInfo, SESSION_INFO_SIZE } from '../sessions/wts/session-info.ts';

/** One session as Windows reports it to this account, without interpretation. */
export interface RawSession {
  readonly sessionId: number;
  readonly isOwn: boolean;
  readonly stationName: string;
  readonly state: string;
  /** In UTF-16 units: WTSINFOEXW cuts names at 20. */
  readonly userNameLength: number;
  readonly cutUserNameLength: number | null;
  /** Windows' error number of each query; 0 if this account may ask. */
  readonly errors: Readonly<Record<keyof typeof INFO_CLASS, number>>;
  /** SessionFlags: 0 locked, 1 unlocked, -1 unknown. */
  readonly flags: number | null;
  /** Ms before Windows' own clock at the query; null if the time is zero or missing. */
  readonly ago: Readonly<Record<'logon' | 'connect' | 'disconnect' | 'input', number | null>>;
  /** WTSClientProtocolType: 0 console, 2 RDP. */
  readonly protocol: number | null;
}

/** Offset of SessionFlags in WTSINFOEXW. */
const FLAGS = 16;

/** Reads every session, with the error of every query. @throws SessionError if they cannot even be listed */
export async function rawSessions(wts: WtsBindings): Promise<readonly RawSession[]> {
  const own = wts.ownSessionId();
  const all: RawSession[] = [];
  for (const row of await listRows(wts)) {
    const id = row.sessionId;
    const info = await query(wts, id, INFO_CLASS.sessionInfoEx);
    const client = await query(wts, id, INFO_CLASS.clientName);
    const address = await query(wts, id, INFO_CLASS.clientAddress);
    const protocol = await query(wts, id, INFO_CLASS.clientProtocolType);
    const bytes = info.bytes?.length === SESSION_INFO_SIZE ? info.bytes : null;
    const read = bytes === null ? null : readSessionInfo(bytes);
    const now = read?.currentTime ?? null;
    const ago = (time: number | null | undefined) =>
      time === null || time === undefined || now === null ? null : now - time;
    all.push({
      sessionId: id,
      isOwn: id === own,
      stationName: row.stationName,
      state: read?.state ?? row.state,
      userNameLength: row.userName.length,
      cutUserNameLength: read?.userName.length ?? null,
      errors: {
        sessionInfoEx: info.error,
        clientName: client.error,
        clientAddress: address.error,
        clientProtocolType: protocol.error,
      },
      flags: bytes?.readInt32LE(FLAGS) ?? null,
      ago: {
        logon: ago(read?.logonTime),
        connect: ago(read?.connectTime),
        disconnect: ago(read?.disconnectTime),
        input: ago(read?.lastInputTime),
      },
      protocol: protocol.bytes === null || protocol.bytes.length < 2 ? null : protocol.bytes.readUInt16LE(),
    });
  }
  return all;
}

async function query(wts: WtsBindings, sessionId: number, infoClass: InfoClass) {
  const answer = await wts.querySession(sessionId, infoClass);
  return { bytes: copied(wts, answer), error: answer.error };
}
