import { duplexPair } from 'node:stream';
import type { FakeFunction, FakeNative } from '../fakes/native.ts';
import { failed, fakeNative, put } from '../fakes/native.ts';
import { sidBytes } from '../fakes/token.ts';

const INVALID = 0xffffffffffffffffn;
const EVENT = 24;

const THREAD_TOKEN = 0x70n;
/** TokenUser of TOKEN_INFORMATION_CLASS. */
const TOKEN_USER = 1;

interface End {
  readonly event: { handle: bigint };
  state: 'new' | 'waiting' | 'connected' | 'broken';
}

/** Windows' pipes behind the calls: one name, its ends, and who serves it for a client. */
export interface FakePipes {
  readonly native: FakeNative;
  /** The existing ends, by handle. */
  readonly ends: Map<bigint, End>;
  readonly closed: bigint[];
  /** The freed memory that Windows had allocated. */
  readonly freed: bigint[];
  /** The registered waits that are not yet unregistered, with the event of each. */
  readonly waits: Map<bigint, bigint>;
  /** Somebody opens the pipe. @returns their end, or null if none waits */
  come(): bigint | null;
  /** Somebody comes and leaves before anybody looks. */
  comeAndGo(): void;
}

/** Who is at the other end; null for what Windows does not tell. A null user is one whose process stays closed. */
export interface FakePeer {
  readonly session: number | null;
  readonly process: number | null;
  readonly user: string | null;
  /** The account of the access token, if Windows gives it. */
  readonly tokenUser?: string;
}

export const BEN_COMES: FakePeer = { session: 2, process: 4242, user: 'S-1-5-21-1-2-3-1002' };

export interface FakePipesParts {
  /** Somebody else serves the name already. */
  readonly isTaken?: boolean;
  /** The most ends that Windows makes. */
  readonly most?: number;
  /** Who comes; ben by default. */
  readonly client?: FakePeer;
  readonly over?: Readonly<Record<string, FakeFunction>>;
}

export function fakePipes({
  isTaken = false,
  most = 64,
  client = BEN_COMES,
  over = {},
}: FakePipesParts = {}): FakePipes {
  const ends = new Map<bigint, End>();
  const closed: bigint[] = [];
  const freed: bigint[] = [];
  const signaled = new Set<bigint>();
  const waits = new Map<bigint, bigint>();
  const callbacks = new Map<bigint, () => void>();
  let next = 0x100n;
  const handle = () => {
    next += 4n;
    return next;
  };

  function reach(state: 'connected' | 'broken'): bigint | null {
    const found = [...ends].find(([, end]) => end.state === 'waiting' || end.state === 'new');
    if (found === undefined) return null;
    const [at, end] = found;
    const wasWaiting = end.state === 'waiting';
    end.state = state;
    if (wasWaiting) signal(end.event.handle);
    return at;
  }

  function signal(event: bigint): void {
    signaled.add(event);
    callbacks.get(event)?.();
    callbacks.delete(event);
  }

  const native: FakeNative = fakeNative({
    ...peerCalls(() => native, 'Client', client),
    ConvertStringSecurityDescriptorToSecurityDescriptorW: (text, _revision, descriptor) => {
      if (!String(text).startsWith('D:')) return failed(1336);
      put(descriptor, 0x5000n);
      return 1;
    },
    LocalFree: (memory) => {
      freed.push(memory as bigint);
      return null;
    },
    CreateNamedPipeW: (_name, mode) => {
      const isFirst = (Number(mode) & 0x80000) !== 0;
      if (isFirst && (isTaken || ends.size > 0)) return failed(5, INVALID);
      if (ends.size >= most) return failed(231, INVALID);
      const at = handle();
      ends.set(at, { event: { handle: 0n }, state: 'new' });
      return at;
    },
    CreateEventW: handle,
    ConnectNamedPipe: (pipe, overlapped) => {
      const end = ends.get(pipe as bigint);
      if (end === undefined || !Buffer.isBuffer(overlapped)) return failed(6);
      end.event.handle = overlapped.readBigUInt64LE(EVENT);
      signaled.delete(end.event.handle);
      if (end.state === 'connected') return failed(535);
      if (end.state === 'broken') return failed(232);
      end.state = 'waiting';
      return failed(997);
    },
    DisconnectNamedPipe: (pipe) => {
      const end = ends.get(pipe as bigint);
      if (end !== undefined) end.state = 'new';
      return 1;
    },
    WaitForSingleObject: (event) => (signaled.has(event as bigint) ? 0 : 258),
    RegisterWaitForSingleObject: (wait, event, callback, context) => {
      const at = handle();
      put(wait, at);
      waits.set(at, event as bigint);
      callbacks.set(event as bigint, () => native.callBack(callback, context as bigint));
      if (signaled.has(event as bigint)) queueMicrotask(() => signal(event as bigint));
      return 1;
    },
    UnregisterWaitEx: (wait) => {
      callbacks.delete(waits.get(wait as bigint) ?? 0n);
      waits.delete(wait as bigint);
      return failed(997);
    },
    GetOverlappedResult: (pipe) => (ends.get(pipe as bigint)?.state === 'connected' ? 1 : failed(109)),
    CloseHandle: (at) => {
      if ([...waits.values()].includes(at as bigint)) throw new Error('closed while it is waited for');
      closed.push(at as bigint);
      ends.delete(at as bigint);
      return 1;
    },
    CreateFileW: () => failed(2, INVALID),
    ...over,
  });
  return {
    native,
    ends,
    closed,
    freed,
    waits,
    come: () => reach('connected'),
    comeAndGo: () => void reach('broken'),
  };
}

/** The calls that tell who has the other end of a pipe. */
function peerCalls(
  native: () => FakeNative,
  side: 'Client' | 'Server',
  { session, process, user, tokenUser }: FakePeer,
): Record<string, FakeFunction> {
  const tells = (value: number | null): FakeFunction => {
    return (_pipe, output) => {
      if (value === null) return failed(6);
      put(output, value);
      return 1;
    };
  };
  return {
    [`GetNamedPipe${side}SessionId`]: tells(session),
    [`GetNamedPipe${side}ProcessId`]: tells(process),
    OpenProcess: (_access, _inherit, id) => (id !== process || user === null ? failed(5, null) : 0x50n),
    OpenProcessToken: (_process, _access, token) => {
      put(token, 0x60n);
      return 1;
    },
    ImpersonateNamedPipeClient: () => (tokenUser === undefined ? failed(1368) : 1),
    GetCurrentThread: () => 0xfffffffffffffffen,
    OpenThreadToken: (_thread, _access, _asSelf, token) => {
      put(token, THREAD_TOKEN);
      return 1;
    },
    RevertToSelf: () => 1,
    GetTokenInformation: (token, info, buffer) => {
      const account = token === THREAD_TOKEN ? tokenUser : user;
      if (!Buffer.isBuffer(buffer) || typeof account !== 'string' || info !== TOKEN_USER) return failed(5);
      buffer.writeBigUInt64LE(native().address(buffer) + 16n);
      sidBytes(account).copy(buffer, 16);
      return 1;
    },
  };
}

/** The calls that tell who serves a pipe. */
export function servedBy(
  native: () => FakeNative,
  server: FakePeer & { readonly owner: string | null },
): Record<string, FakeFunction> {
  return {
    ...peerCalls(native, 'Server', server),
    CreateFileW: () => 0x40n,
    GetSecurityInfo: (_object, _type, _info, owner, _group, _dacl, _sacl, descriptor) => {
      if (server.owner === null) return 5;
      put(owner, native().place(sidBytes(server.owner)));
      put(descriptor, 0x7000n);
      return 0;
    },
    GetLengthSid: () => sidBytes(server.owner ?? '').length,
  };
}

/** Gives a stream for each handle, and records the handles. */
export function fakeSockets() {
  const taken: bigint[] = [];
  const socket = (at: bigint) => {
    taken.push(at);
    return duplexPair()[0];
  };
  return { taken, socket };
}
