import { isSignOutId } from '../session.ts';
import { sessionErrorKind } from '../session-error.ts';
import type { AttemptResult, SignOutMethod } from '../session-host.ts';
import type { Outcome, WtsBindings } from './bindings.ts';

/**
 * Ends a session by WTSLogoffSession without waiting: waiting may never return. Refuses what Windows would
 * read as somebody else: -1 is the caller's own session, and so is our own id.
 * https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtslogoffsession
 *
 * @param ownId the session of this process; where that is unknown every id is refused
 */
export function logoffSessionMethod(
  wts: Pick<WtsBindings, 'logoffSession'>,
  ownId: number | null,
): SignOutMethod {
  return {
    describe: ({ sessionId }) => `WTSLogoffSession(${sessionId})`,
    async end({ sessionId }): Promise<AttemptResult> {
      if (!isSignOutId(sessionId) || ownId === null || sessionId === ownId) return failed(null);
      try {
        return logoffDeed(await wts.logoffSession(sessionId));
      } catch {
        return failed(null);
      }
    },
  };
}

/** What became of a call of WTSLogoffSession. */
export function logoffDeed({ ok, error }: Outcome): AttemptResult {
  // Gone before the call came: what was wanted. Whoever called verifies it.
  return ok || sessionErrorKind(error) === 'notFound' ? { kind: 'done' } : failed(error);
}

function failed(code: number | null): AttemptResult {
  return { kind: 'failed', code, accessDenied: code !== null && sessionErrorKind(code) === 'accessDenied' };
}
