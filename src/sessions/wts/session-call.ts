import { isSignOutId } from '../session.ts';
import { sessionErrorKind } from '../session-error.ts';
import type { AttemptResult } from '../session-host.ts';
import type { Outcome } from './bindings.ts';

/** What a call that does something to a session comes to at once. */
export type CallResult = Extract<AttemptResult, { readonly kind: 'done' | 'failed' }>;

/**
 * Makes such a call about somebody else's session. Refuses -1, which Windows reads as the caller's own session, and our
 * own id. Never throws.
 * @param ownId the session of this process; if it is null, every id is refused
 */
export async function callAbout(
  sessionId: number,
  ownId: number | null,
  call: (sessionId: number) => Promise<Outcome>,
): Promise<CallResult> {
  if (!isSignOutId(sessionId) || ownId === null || sessionId === ownId) return failed(null);
  try {
    return callResult(await call(sessionId));
  } catch {
    return failed(null);
  }
}

/** A session that was gone before the call counts as done: a listing tells how that is. */
export function callResult({ ok, error }: Outcome): CallResult {
  return ok || sessionErrorKind(error) === 'notFound' ? { kind: 'done' } : failed(error);
}

function failed(code: number | null): CallResult {
  return { kind: 'failed', code, accessDenied: sessionErrorKind(code) === 'accessDenied' };
}
