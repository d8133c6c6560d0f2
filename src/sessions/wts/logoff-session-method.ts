import type { SignOutMethod } from '../session-host.ts';
import type { WtsBindings } from './bindings.ts';
import { callAbout } from './session-call.ts';

/**
 * Ends a session by WTSLogoffSession without waiting, because waiting may never return. Refuses what `callAbout` refuses.
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
    end: ({ sessionId }) => callAbout(sessionId, ownId, (id) => wts.logoffSession(id)),
  };
}
