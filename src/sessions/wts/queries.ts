import { SessionError, sessionErrorKind } from '../session-error.ts';
import type { InfoClass, WtsBindings } from './bindings.ts';
import type { SessionRow } from './session-info.ts';
import { readSessionRows, SESSION_ROW_SIZE } from './session-info.ts';

/** No PC has this many sessions and listeners. A larger count is an error. */
const MOST_SESSIONS = 100_000;

/**
 * Every session that Windows lists, read and freed.
 * @throws SessionError; also if Windows lists none, because our own process is in one
 */
export async function listRows(wts: WtsBindings): Promise<readonly SessionRow[]> {
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
  const { ok, address, length } = await wts.querySession(sessionId, infoClass);
  if (!ok || address === null) return null;
  try {
    return wts.bytes(address, length);
  } finally {
    wts.freeMemory(address);
  }
}
