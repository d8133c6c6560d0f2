import { isSignOutId } from '../session.ts';
import { sessionErrorKind } from '../session-error.ts';
import type { AttemptResult, SignOutMethod } from '../session-host.ts';
import type { Outcome, WtsBindings } from './bindings.ts';

/**
 * Ends a session by WTSLogoffSession without waiting, because waiting may never return. Refuses -1, which Windows
 * reads as the caller's own session, and refuses our own id.
 * https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtslogoffsession
 *
 * @param ownId the session of this process; if it is null, every id is refused
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

/** The result of a call of WTSLogoffSession. */
export function logoffDeed({ ok, error }: Outcome): Extract<AttemptResult, { kind: 'done' | 'failed' }> {
  // Gone before the call, as wanted. The caller verifies it.
  return ok || sessionErrorKind(error) === 'notFound' ? { kind: 'done' } : failed(error);
}

function failed(code: number | null): Extract<AttemptResult, { kind: 'failed' }> {
  return { kind: 'failed', code, accessDenied: code !== null && sessionErrorKind(code) === 'accessDenied' };
}
