// wtsapi32 as this lab reads the Windows headers, independent of the program's own bindings.
import koffi from 'koffi';

export const library = koffi.load('C:\\windows\\system32\\wtsapi32.dll');

export const LOCAL_SERVER = null;
export const SESSION_INFO_EX = 25;
export const CLIENT_NAME = 10;
export const CLIENT_PROTOCOL_TYPE = 16;
/** WTSTypeSessionInfoLevel1 of WTS_TYPE_CLASS. */
const TYPE_SESSION_INFO_1 = 2;

const SessionInfo1 = koffi.struct({
  execEnvId: 'uint32_t',
  state: 'int32_t',
  sessionId: 'uint32_t',
  sessionName: 'str16',
  hostName: 'str16',
  userName: 'str16',
  domainName: 'str16',
  farmName: 'str16',
});

const enumerate = library.func(
  'int32_t __stdcall WTSEnumerateSessionsExW(void *server, _Inout_ uint32_t *level, uint32_t filter, _Out_ void **sessions, _Out_ uint32_t *count)',
);
const freeEx = library.func('int32_t __stdcall WTSFreeMemoryExW(int32_t type, void *memory, uint32_t count)');
const query = library.func(
  'int32_t __stdcall WTSQuerySessionInformationW(void *server, uint32_t session, int32_t what, _Out_ void **answer, _Out_ uint32_t *bytes)',
);
const free = library.func('void __stdcall WTSFreeMemory(void *memory)');

export interface ListedSession {
  readonly state: number;
  readonly sessionId: number;
  readonly sessionName: string | null;
  readonly userName: string | null;
  readonly domainName: string | null;
}

/** A server's handle. */
export type Server = bigint | null;

/** The sessions, or null if Windows refuses the list. */
export function listSessions(server: Server): ListedSession[] | null {
  const [sessions, count]: [[bigint | null], [number]] = [[null], [0]];
  if (!enumerate(server, [1], 0, sessions, count)) return null;
  if (sessions[0] === null) return [];
  const decoded: ListedSession[] = koffi.decode(sessions[0], koffi.array(SessionInfo1, count[0]));
  freeEx(TYPE_SESSION_INFO_1, sessions[0], count[0]);
  return decoded;
}

/** The answer's bytes, or null if Windows refuses. */
export function queryBytes(server: Server, session: number, what: number): Buffer | null {
  const [answer, bytes]: [[bigint | null], [number]] = [[null], [0]];
  if (!query(server, session, what, answer, bytes) || answer[0] === null) return null;
  const copy = Buffer.from(koffi.decode(answer[0], koffi.array('uint8_t', bytes[0])));
  free(answer[0]);
  return copy;
}
