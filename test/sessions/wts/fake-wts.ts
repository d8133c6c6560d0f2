import type { InfoClass, WtsBindings } from '../../../src/sessions/wts/bindings.ts';
import { INFO_CLASS } from '../../../src/sessions/wts/bindings.ts';
import type { FieldValue } from '../../fakes/c-struct.ts';
import { INFOEXW, SESSION_INFO_1W } from './structs.ts';

/** The answer to one query: bytes, Windows' error number, or a call that throws. */
export type FakeAnswer = Buffer | number | Error;

export interface FakeSession {
  readonly id: number;
  readonly state: number;
  readonly station?: string;
  readonly user?: string;
  readonly domain?: string;
  readonly info: FakeAnswer;
  readonly clientName?: FakeAnswer;
  /** Left out: of no family, as at the console. */
  readonly clientAddress?: FakeAnswer;
  readonly protocol?: FakeAnswer;
}

/** A row of WTSEnumerateSessionsExW. @param string the address of a text, 0 for none */
export function rowBytes(
  { id, state, station, user, domain }: FakeSession,
  string: (text: string | undefined) => bigint,
): Buffer {
  return SESSION_INFO_1W.bytes({
    State: state,
    SessionId: id,
    pSessionName: string(station),
    pUserName: string(user),
    pDomainName: string(domain),
  });
}

/** The bytes of WTSSessionInfoEx. */
export function infoEx(values: Readonly<Record<string, FieldValue>>): Buffer {
  return INFOEXW.bytes({ Level: 1, SessionFlags: -1, ...values });
}

export function wide(text: string): Buffer {
  return Buffer.from(`${text}\0`, 'utf16le');
}

export function uint16(value: number): Buffer {
  return Buffer.from([value & 0xff, value >> 8]);
}

export interface FakeWts extends WtsBindings {
  /** Wrong uses of memory; empty if there are none. */
  readonly faults: string[];
  readonly logoffs: number[];
  readonly disconnects: number[];
  /** The next enumeration's answer instead of the sessions. */
  enumeration: { ok: boolean; error: number; address: bigint | null; length: number } | Error | null;
}

/**
 * wtsapi32.dll with its own heap. It shows memory that was not freed, freed twice, or freed by the wrong function.
 */
export function fakeWts(sessions: readonly FakeSession[], ownId: number | null = 1): FakeWts {
  const heap = new Map<bigint, { bytes: Buffer; kind: 'rows' | 'query' | 'string'; count: number }>();
  const faults: string[] = [];
  let next = 0x1000n;

  function allocate(bytes: Buffer, kind: 'rows' | 'query' | 'string', count: number): bigint {
    const address = next;
    next += BigInt(bytes.length) + 0x100n;
    heap.set(address, { bytes, kind, count });
    return address;
  }

  function release(address: bigint, kind: 'rows' | 'query', count: number): void {
    const block = heap.get(address);
    if (block?.kind !== kind || block.count !== count) faults.push(`${kind} freed wrongly: ${address}`);
    heap.delete(address);
  }

  function rows(): Buffer {
    const string = (text: string | undefined) =>
      text === undefined ? 0n : allocate(wide(text), 'string', 0);
    return Buffer.concat(sessions.map((session) => rowBytes(session, string)));
  }

  const fake: FakeWts = {
    faults,
    logoffs: [],
    disconnects: [],
    enumeration: null,
    async enumerateSessions() {
      const { enumeration } = fake;
      if (enumeration instanceof Error) throw enumeration;
      if (enumeration !== null) return enumeration;
      const address = allocate(rows(), 'rows', sessions.length);
      return { ok: true, error: 0, address, length: sessions.length };
    },
    freeSessions: (address, count) => release(address, 'rows', count),
    async querySession(sessionId, infoClass) {
      const session = sessions.find(({ id }) => id === sessionId);
      const answer = session === undefined ? 7022 : answerOf(session, infoClass);
      if (answer instanceof Error) throw answer;
      if (typeof answer === 'number') return { ok: false, error: answer, address: null, length: 0 };
      return { ok: true, error: 0, address: allocate(answer, 'query', 0), length: answer.length };
    },
    freeMemory: (address) => release(address, 'query', 0),
    async logoffSession(sessionId) {
      fake.logoffs.push(sessionId);
      return { ok: true, error: 0 };
    },
    async disconnectSession(sessionId) {
      fake.disconnects.push(sessionId);
      return { ok: true, error: 0 };
    },
    waitForEvent: () => new Promise(() => {}),
    flushEvents() {},
    ownSessionId: () => ownId,
    bytes(address, length) {
      const block = heap.get(address);
      if (block === undefined) throw new Error(`read of memory that is not ours: ${address}`);
      return Buffer.from(block.bytes.subarray(0, length));
    },
    text(address) {
      const block = heap.get(address);
      if (block?.kind !== 'string') throw new Error(`no string at ${address}`);
      return block.bytes.toString('utf16le').slice(0, -1);
    },
  };
  return Object.defineProperty(fake, 'faults', {
    get: () => [
      ...faults,
      ...[...heap].filter(([, { kind }]) => kind !== 'string').map(([at, { kind }]) => `${kind} lost: ${at}`),
    ],
  });
}

function answerOf(session: FakeSession, infoClass: InfoClass): FakeAnswer {
  switch (infoClass) {
    case INFO_CLASS.sessionInfoEx:
      return session.info;
    case INFO_CLASS.clientName:
      return session.clientName ?? wide('');
    case INFO_CLASS.clientAddress:
      return session.clientAddress ?? Buffer.alloc(24);
    case INFO_CLASS.clientProtocolType:
      return session.protocol ?? uint16(0);
  }
}
