import { isSignOutId } from '../session.ts';
import { sessionErrorKind } from '../session-error.ts';
import type { DisconnectMethod, DisconnectResult } from '../session-host.ts';
import type { Outcome, WtsBindings } from './bindings.ts';

/**
 * Takes a Remote Desktop connection away by WTSDisconnectSession without waiting. Everything in the session runs on. Needs
 * the permission Disconnect, which administrators have. Refuses -1, which Windows reads as the caller's own session, and
 * refuses our own id.
 * https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtsdisconnectsession
 *
 * @param ownId the session of this process; if it is null, every id is refused
 */
export function disconnectSessionMethod(
  wts: Pick<WtsBindings, 'disconnectSession'>,
  ownId: number | null,
): DisconnectMethod {
  return {
    describe: ({ sessionId }) => `WTSDisconnectSession(${sessionId})`,
    async disconnect({ sessionId }) {
      if (!isSignOutId(sessionId) || ownId === null || sessionId === ownId) return failed(null);
      try {
        return disconnectDeed(await wts.disconnectSession(sessionId));
      } catch {
        return failed(null);
      }
    },
  };
}

/** The result of a call of WTSDisconnectSession. */
export function disconnectDeed({ ok, error }: Outcome): DisconnectResult {
  // Gone before the call: the listing tells how.
  return ok || sessionErrorKind(error) === 'notFound' ? { kind: 'done' } : failed(error);
}

function failed(code: number | null): DisconnectResult {
  return { kind: 'failed', code, accessDenied: code !== null && sessionErrorKind(code) === 'accessDenied' };
}
