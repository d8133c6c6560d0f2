import type { Session } from './session.ts';

/**
 * Whether somebody may be at a session, as of the click.
 *
 * - `away`: disconnected or locked. Nobody there can be asked.
 * - `quiet`: connected, and known to be without input for `quietMs` or longer.
 * - `present`: in use, or Windows cannot tell.
 */
export type Presence = 'away' | 'quiet' | 'present';

export function presence(session: Session, quietMs: number): Presence {
  if (session.state === 'disconnected' || session.locked === true) return 'away';
  if (session.idle.kind === 'noInput' && session.idle.ms >= quietMs) return 'quiet';
  return 'present';
}
