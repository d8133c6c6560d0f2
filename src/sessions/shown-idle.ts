import type { IdleTime, Session } from './session.ts';

/**
 * An idle time as it is shown. `told`: by the person's own Usher, which sees its session's keys and mouse. Nothing is
 * decided by that, because anybody can say anything about their own session. So it is no `IdleTime`.
 */
export type ShownIdle = IdleTime | { readonly kind: 'told'; readonly ms: number };

/**
 * True if the person's own Usher may know more than the listing. It does not where the moment of the disconnect is
 * known, so nobody is asked there.
 */
export function mayBeTold({ idle }: Pick<Session, 'idle'>): boolean {
  return idle.kind !== 'away' || idle.ms === null;
}

/** @param toldMs what the person's own Usher tells; null if it tells nothing */
export function shownIdle(session: Pick<Session, 'idle'>, toldMs: number | null): ShownIdle {
  return toldMs === null || !mayBeTold(session) ? session.idle : { kind: 'told', ms: toldMs };
}
