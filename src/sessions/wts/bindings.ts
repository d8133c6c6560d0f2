import type { Answer, Native } from '../../windows/native.ts';

/** Whether a call worked. `error` is Windows' error number, 0 on success. */
export interface Outcome {
  readonly ok: boolean;
  readonly error: number;
}

/** Memory that Windows allocated and that must be freed; `address` is null if there is none. */
export interface Allocation extends Outcome {
  readonly address: bigint | null;
  /** Rows for an enumeration, bytes for a query. */
  readonly length: number;
}

/** The calls of wtsapi32.dll on one PC, without interpretation. Calls that wait or ask run on a worker. */
export interface WtsBindings {
  enumerateSessions(): Promise<Allocation>;
  /** Only for memory from `enumerateSessions`. */
  freeSessions(address: bigint, count: number): void;
  querySession(sessionId: number, infoClass: InfoClass): Promise<Allocation>;
  /** Only for memory from `querySession`. */
  freeMemory(address: bigint): void;
  /** Returns at once. Only the next listing shows whether the session is gone. */
  logoffSession(sessionId: number): Promise<Outcome>;
  /** Returns at once, too. The session goes on, without whoever was connected to it. */
  disconnectSession(sessionId: number): Promise<Outcome>;
  /** Waits until something about any session changes, or until `flushEvents`. */
  waitForEvent(): Promise<Outcome & { readonly flags: number }>;
  /** Ends every wait of this process. */
  flushEvents(): void;
  /** The session of this process; null if Windows does not tell, or if the calls go to another PC. */
  ownSessionId(): number | null;
  bytes(address: bigint, length: number): Buffer;
  text(address: bigint): string;
}

/** WTS_INFO_CLASS. https://learn.microsoft.com/windows/win32/api/wtsapi32/ne-wtsapi32-wts_info_class */
export const INFO_CLASS = {
  clientName: 10,
  clientAddress: 14,
  clientProtocolType: 16,
  sessionInfoEx: 25,
} as const;
export type InfoClass = (typeof INFO_CLASS)[keyof typeof INFO_CLASS];

/** Which PC a call goes to: a handle of WTSOpenServerExW, or WTS_CURRENT_SERVER_HANDLE. */
export type Server = bigint | null;
export const THIS_PC = null;

/** WTSTypeSessionInfoLevel1 of WTS_TYPE_CLASS. */
const SESSION_INFO_LEVEL_1 = 2;
const EVENT_ALL = 0x7fffffff;
const EVENT_FLUSH = 0x80000000;

type Bool = number;
type OutPointer = [bigint | null];
type OutNumber = [number];

/**
 * Prototypes as in wtsapi32.h. BOOL and DWORD are 32 bits. Every session parameter is a DWORD.
 * @throws Error if this Windows lacks wtsapi32.dll or one of the functions
 */
export function wtsBindings(native: Native, server: Server = THIS_PC): WtsBindings {
  const enumerate = native.declare<[Server, OutNumber, 0, OutPointer, OutNumber], Bool>(
    'wtsapi32.dll',
    'int __stdcall WTSEnumerateSessionsExW(void *server, _Inout_ uint32_t *level, uint32_t filter, _Out_ void **info, _Out_ uint32_t *count)',
  );
  const freeTyped = native.declare<[number, bigint, number], Bool>(
    'wtsapi32.dll',
    'int __stdcall WTSFreeMemoryExW(int type, void *memory, uint32_t count)',
  );
  const query = native.declare<[Server, number, number, OutPointer, OutNumber], Bool>(
    'wtsapi32.dll',
    'int __stdcall WTSQuerySessionInformationW(void *server, uint32_t session, int info, _Out_ void **buffer, _Out_ uint32_t *bytes)',
  );
  const free = native.declare<[bigint], undefined>(
    'wtsapi32.dll',
    'void __stdcall WTSFreeMemory(void *memory)',
  );
  const logoff = native.declare<[Server, number, 0], Bool>(
    'wtsapi32.dll',
    'int __stdcall WTSLogoffSession(void *server, uint32_t session, int wait)',
  );
  const disconnect = native.declare<[Server, number, 0], Bool>(
    'wtsapi32.dll',
    'int __stdcall WTSDisconnectSession(void *server, uint32_t session, int wait)',
  );
  const wait = native.declare<[Server, number, OutNumber], Bool>(
    'wtsapi32.dll',
    'int __stdcall WTSWaitSystemEvent(void *server, uint32_t mask, _Out_ uint32_t *flags)',
  );
  const sessionOfProcess = native.declare<[number, OutNumber], Bool>(
    'kernel32.dll',
    'int __stdcall ProcessIdToSessionId(uint32_t process, _Out_ uint32_t *session)',
  );
  return {
    async enumerateSessions() {
      const info: OutPointer = [null];
      const count: OutNumber = [0];
      const answer = await enumerate.start(server, [1], 0, info, count);
      return { ...outcome(answer), address: info[0], length: count[0] };
    },
    freeSessions: (address, count) => void freeTyped.call(SESSION_INFO_LEVEL_1, address, count),
    async querySession(sessionId, infoClass) {
      const buffer: OutPointer = [null];
      const bytes: OutNumber = [0];
      const answer = await query.start(server, sessionId, infoClass, buffer, bytes);
      return { ...outcome(answer), address: buffer[0], length: bytes[0] };
    },
    freeMemory: (address) => void free.call(address),
    logoffSession: async (sessionId) => outcome(await logoff.start(server, sessionId, 0)),
    disconnectSession: async (sessionId) => outcome(await disconnect.start(server, sessionId, 0)),
    async waitForEvent() {
      const flags: OutNumber = [0];
      const answer = await wait.start(server, EVENT_ALL, flags);
      return { ...outcome(answer), flags: flags[0] };
    },
    flushEvents: () => void wait.call(server, EVENT_FLUSH, [0]),
    ownSessionId() {
      if (server !== THIS_PC) return null;
      const session: OutNumber = [0];
      return sessionOfProcess.call(process.pid, session).value === 0 ? null : session[0];
    },
    bytes: native.bytes,
    text: native.text,
  };
}

function outcome({ value, error }: Answer<Bool>): Outcome {
  return value === 0 ? { ok: false, error } : { ok: true, error: 0 };
}
