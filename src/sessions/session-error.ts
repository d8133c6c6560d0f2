/**
 * Why Windows did not do what a host asked.
 *
 * - `accessDenied`: this account may not (error 5, 7045).
 * - `notFound`: no such session (error 7022, 2).
 * - `unavailable`: the service, library or program gave no useful answer.
 * - `timedOut`: no answer within the deadline; the action may still happen.
 */
export type SessionErrorKind = 'accessDenied' | 'notFound' | 'unavailable' | 'timedOut';

/**
 * The only error that a host throws. `message` is for the log. `code` is Windows' error number, if there is one.
 * `quote` is what Windows said, in its own language; null if it said nothing. `cause` is kept.
 */
export class SessionError extends Error {
  override readonly name = 'SessionError';
  readonly kind: SessionErrorKind;
  readonly code: number | null;
  readonly quote: string | null;

  constructor(
    kind: SessionErrorKind,
    message: string,
    details: { code?: number | null; quote?: string | null; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.code = details.code ?? null;
    this.quote = details.quote ?? null;
  }
}

/** ERROR_CTX_WINSTATION_NOT_FOUND of winerror.h. */
export const SESSION_NOT_FOUND = 7022;

/** ERROR_ACCESS_DENIED, ERROR_CTX_WINSTATION_ACCESS_DENIED. */
const ACCESS_DENIED = new Set<number | null>([5, 7045]);
/** ERROR_FILE_NOT_FOUND is what some calls say of a session that is gone. */
const NOT_FOUND = new Set<number | null>([2, SESSION_NOT_FOUND]);

/**
 * Classifies a Windows error number. Source of the numbers: winerror.h; 7022 and 7045 are about sessions.
 * @param code null if Windows told none
 */
export function sessionErrorKind(code: number | null): SessionErrorKind {
  if (ACCESS_DENIED.has(code)) return 'accessDenied';
  if (NOT_FOUND.has(code)) return 'notFound';
  return 'unavailable';
}
