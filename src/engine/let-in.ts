import type { Clock } from '../base/clock.ts';
import type { HistoryEvent } from '../history/history.ts';
import { hasLeft } from '../sessions/last-look.ts';
import type { Session } from '../sessions/session.ts';
import type { SessionHost } from '../sessions/session-host.ts';

/** What came of showing the sign-in screen. `shown`: a listing says that the operator's session has left the screen. */
export type LetIn = { readonly kind: 'shown' } | { readonly kind: 'failed'; readonly code: number | null };

export interface LetInParts {
  readonly host: Pick<SessionHost, 'letIn'>;
  readonly clock: Clock;
  /** @throws SessionError */
  list(): Promise<readonly Session[]>;
}

/** Windows shows the sign-in screen within this, in ms. */
const SHOWN_BY = 10_000;
const LOOK_EVERY = 500;

/**
 * Shows the sign-in screen at this PC, so that somebody else can sign in there. It is about the operator's own session
 * alone, and everything in it runs on. Never throws.
 */
export async function letIn({ host, clock, list }: LetInParts): Promise<LetIn> {
  const result = (await host.letIn?.()) ?? { kind: 'failed', code: null };
  if (result.kind === 'failed') return result;
  const until = clock.now() + SHOWN_BY;
  do {
    const sessions = await list().catch(() => undefined);
    const own = sessions?.find(({ isCurrent }) => isCurrent);
    if (own !== undefined && hasLeft(own)) return { kind: 'shown' };
    await new Promise<void>((resolve) => clock.after(LOOK_EVERY, resolve));
  } while (clock.now() < until);
  return { kind: 'failed', code: null };
}

/** What the history tells of it. */
export function letInEvent(done: LetIn): HistoryEvent {
  return { event: 'letIn', result: done.kind, code: done.kind === 'failed' ? done.code : null };
}
