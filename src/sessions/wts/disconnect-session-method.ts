import type { DisconnectMethod } from '../session-host.ts';
import type { WtsBindings } from './bindings.ts';
import { callAbout } from './session-call.ts';

/**
 * Takes a Remote Desktop connection away by WTSDisconnectSession without waiting. Everything in the session runs on. Needs
 * the permission Disconnect, which administrators have. Refuses what `callAbout` refuses.
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
    disconnect: ({ sessionId }) => callAbout(sessionId, ownId, (id) => wts.disconnectSession(id)),
  };
}
