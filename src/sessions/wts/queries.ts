import { SessionError, sessionErrorKind } from '../session-error.ts';
import type { Allocation, InfoClass, WtsBindings } from './bindings.ts';
import type { SessionRow } from './session-info.ts';
import { readSessionRows, SESSION_ROW_SIZE } from './session-info.ts';

/** No PC has this many sessions and listeners. A larger count is an error. */
const MOST_SESSIONS = 100_000;

/** Far more than one fact about a session takes, in bytes. Reading beyond Windows' memory would end this process. */
const MOST_BYTES = 65_536;

/**
 * Every session that Windows lists, read and freed.
 * @throws SessionError; also if Windows lists none, because our own process is in one
 */
export async function listRows(
  wts: Pick<WtsBindings, 'enumerateSessions' | 'freeSessions' | 'bytes' | 'text'>,
): Promise<readonly SessionRow[]> {
  const { ok, error, address, length } = await wts.enumerateSessions();
  if (!ok) {
    throw new SessionError(sessionErrorKind(error), `WTSEnumerateSessionsExW failed with error ${error}`, {
      code: error,
    });
  }
  if (address === null) throw new SessionError('unavailable', 'WTSEnumerateSessionsExW listed no session');
  try {
    if (length < 1 || length > MOST_SESSIONS) {
      throw new SessionError('unavailable', `WTSEnumerateSessionsExW listed ${length} sessions`);
    }
    return readSessionRows(wts.bytes(address, length * SESSION_ROW_SIZE), wts.text);
  } finally {
    wts.freeSessions(address, length);
  }
}

/** One fact about a session, copied and freed; null if Windows does not tell it. */
export async function querySession(
  wts: WtsBindings,
  sessionId: number,
  infoClass: InfoClass,
): Promise<Buffer | null> {
  return copied(wts, await wts.querySession(sessionId, infoClass));
}

/** The memory of a query's answer, copied and freed; null if there is none, or if its length cannot be true. */
export function copied(
  wts: Pick<WtsBindings, 'bytes' | 'freeMemory'>,
  { ok, address, length }: Allocation,
): Buffer | null {
  if (!ok || address === null) return null;
  try {
    return length > MOST_BYTES ? null : wts.bytes(address, length);
  } finally {
    wts.freeMemory(address);
  }
}
