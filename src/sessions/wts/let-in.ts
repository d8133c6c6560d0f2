import { isSignOutId } from '../session.ts';
import type { LetInResult } from '../session-host.ts';
import type { WtsBindings } from './bindings.ts';
import { INFO_CLASS } from './bindings.ts';
import { querySession } from './queries.ts';
import { readProtocol } from './session-info.ts';

export interface LetInParts {
  readonly wts: WtsBindings;
  /** Locks this session. @returns Windows' error number; 0 if it has begun */
  lock(): number;
}

/**
 * Shows the sign-in screen at this PC, as *Switch user* does: the caller's own session at the console is disconnected, and
 * everything in it runs on. Everybody may disconnect their own session. Where Windows refuses, or where the person is
 * connected by Remote Desktop, whose connection would end, the session is locked instead.
 *
 * Session 0 belongs to services, and a command over SSH runs there: nothing is done.
 */
export async function letIn({ wts, lock }: LetInParts): Promise<LetInResult> {
  const id = wts.ownSessionId();
  if (id === null || !isSignOutId(id)) return { kind: 'failed', code: null };
  try {
    const told = await querySession(wts, id, INFO_CLASS.clientProtocolType);
    const isAtConsole = told !== null && readProtocol(told) === 'console';
    if (isAtConsole && (await wts.disconnectSession(id)).ok) return { kind: 'done' };
    const code = lock();
    return code === 0 ? { kind: 'done' } : { kind: 'failed', code };
  } catch {
    return { kind: 'failed', code: null };
  }
}
