/**
 * Why Windows did not do what a host asked of it.
 *
 * - `accessDenied`: this account may not (error 5, 7045).
 * - `notFound`: no such session (error 7022, 2).
 * - `unavailable`: the service, library or program did not answer usefully.
 * - `timedOut`: no answer within the deadline; the deed may still happen.
 */
export type SessionErrorKind = 'accessDenied' | 'notFound' | 'unavailable' | 'timedOut';

/** The one error a host throws. `code` is Windows' error number where there is one; `cause` is kept. */
export class SessionError extends Error {
  override readonly name = 'SessionError';
  readonly kind: SessionErrorKind;
  readonly code: number | null;

  constructor(
    kind: SessionErrorKind,
    message: string,
    details: { code?: number | null; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.code = details.code ?? null;
  }
}

const ACCESS_DENIED = new Set([5, 7045]);
const NOT_FOUND = new Set([2, 7022]);

/** Names a Windows error number. Source of the numbers: winerror.h; 7022 and 7045 are the session ones. */
export function sessionErrorKind(code: number): SessionErrorKind {
  if (ACCESS_DENIED.has(code)) return 'accessDenied';
  if (NOT_FOUND.has(code)) return 'notFound';
  return 'unavailable';
}
