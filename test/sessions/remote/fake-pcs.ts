import type { Session } from '../../../src/sessions/session.ts';
import { SESSION_STATES } from '../../../src/sessions/session.ts';
import { INFO_CLASS } from '../../../src/sessions/wts/bindings.ts';
import type { NativeValue } from '../../../src/windows/native.ts';
import type { FakeFunction, FakeNative } from '../../fakes/native.ts';
import { failed, fakeNative, put } from '../../fakes/native.ts';
import { LISTED_AT } from '../../fakes/people.ts';
import type { FakeAnswer, FakeSession } from '../wts/fake-wts.ts';
import { infoEx, rowBytes, uint16, wide } from '../wts/fake-wts.ts';
import { clientAddress, fileTimeOf } from '../wts/structs.ts';

/** The handle of the other PC. */
export const SERVER = 0x77n;

/** One process of the other PC. */
export interface FakeProcess {
  readonly sessionId: number;
  readonly name: string;
  readonly bytes: number;
}

export interface FakePcs {
  /** The sessions of this PC. */
  readonly here: readonly FakeSession[];
  /** The sessions of the other PC. */
  readonly there: readonly FakeSession[];
  /** This process's own session; null if Windows does not tell. */
  readonly ownId: number | null;
  /** What runs on the other PC; null if this account may not see it. */
  readonly running?: readonly FakeProcess[] | null;
  /** Replaces functions. One set to undefined is missing in this Windows. */
  readonly over?: Readonly<Record<string, FakeFunction | undefined>>;
  /** Called at each call, before it answers. */
  readonly before?: (name: string, server: NativeValue | undefined) => void;
}

/** The session's row in a listing. */
export function rowOf(session: Session): FakeSession {
  const time = (ms: number | null) => (ms === null ? 0n : fileTimeOf(ms));
  const state = session.state === 'unknown' ? 99 : SESSION_STATES.indexOf(session.state);
  const id = session.sessionId >>> 0;
  const info = infoEx({
    SessionId: id,
    SessionState: state,
    SessionFlags: session.locked === null ? -1 : Number(!session.locked),
    WinStationName: session.stationName,
    UserName: session.userName,
    DomainName: session.domainName,
    LogonTime: time(session.logonTime),
    ConnectTime: time(session.connectTime),
    DisconnectTime: time(session.disconnectTime),
    LastInputTime: time(session.lastInputTime),
    CurrentTime: fileTimeOf(LISTED_AT),
  });
  return {
    id,
    state,
    station: session.stationName,
    user: session.userName,
    domain: session.domainName,
    info: session.isReadable ? info : 5,
    clientName: wide(session.clientName ?? ''),
    clientAddress: clientAddress(2, []),
    protocol: session.protocol === null ? 5 : uint16(session.protocol === 'console' ? 0 : 2),
  };
}

/** Windows' libraries with two PCs: this one, and another that must be opened first. */
export function fakePcs({ here, there, ownId, running = [], over = {}, before }: FakePcs): FakeNative {
  const string = (text: string | undefined) => (text === undefined ? 0n : native.place(wide(text)));
  const sessionsOf = (server: unknown) => {
    if (server !== null && server !== SERVER) throw new Error(`no such handle: ${server}`);
    return server === null ? here : there;
  };

  const functions: Readonly<Record<string, FakeFunction | undefined>> = {
    WTSOpenServerExW: () => SERVER,
    WTSCloseServer: () => undefined,
    WTSEnumerateSessionsExW: (server, _level, _filter, info, count) => {
      const rows = sessionsOf(server).map((session) => rowBytes(session, string));
      put(info, native.place(Buffer.concat(rows)));
      put(count, rows.length);
      return 1;
    },
    WTSFreeMemoryExW: () => 1,
    WTSQuerySessionInformationW: (server, id, infoClass, buffer, bytes) => {
      const session = sessionsOf(server).find((each) => each.id === Number(id) >>> 0);
      const answer = session === undefined ? 7022 : answerOf(session, Number(infoClass));
      if (answer instanceof Error) throw answer;
      if (typeof answer === 'number') return failed(answer);
      put(buffer, native.place(answer));
      put(bytes, answer.length);
      return 1;
    },
    WTSFreeMemory: () => undefined,
    WTSLogoffSession: () => 1,
    WTSDisconnectSession: () => 1,
    WTSWaitSystemEvent: () => 1,
    ProcessIdToSessionId: (_process, session) => {
      if (ownId === null) return failed(87);
      put(session, ownId);
      return 1;
    },
    NtQuerySystemInformation: () => {
      throw new Error('these are the processes of this PC');
    },
    WTSEnumerateProcessesExW: (_server, _level, _session, info, count) => {
      if (running === null) return failed(5);
      const rows = running.map(({ sessionId, name, bytes }) => {
        const row = Buffer.alloc(64);
        row.writeUInt32LE(sessionId, 0);
        row.writeBigUInt64LE(string(name), 8);
        row.writeUInt32LE(bytes, 40);
        return row;
      });
      put(info, native.place(Buffer.concat(rows)));
      put(count, rows.length);
      return 1;
    },
    ...over,
  };
  const present = Object.entries(functions).flatMap(([name, act]) =>
    act === undefined ? [] : [{ name, act }],
  );
  const told = (name: string, act: FakeFunction): FakeFunction => {
    return (...args) => {
      before?.(name, args[0]);
      return act(...args);
    };
  };
  const native = fakeNative(Object.fromEntries(present.map(({ name, act }) => [name, told(name, act)])));
  return native;
}

function answerOf({ info, clientName, clientAddress, protocol }: FakeSession, infoClass: number): FakeAnswer {
  if (infoClass === INFO_CLASS.sessionInfoEx) return info;
  if (infoClass === INFO_CLASS.clientAddress) return clientAddress ?? 5;
  return (infoClass === INFO_CLASS.clientName ? clientName : protocol) ?? 5;
}
