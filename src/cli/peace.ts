import type { CoolDown, Disturbance, DisturbanceLine } from '../history/cool-down.ts';
import { coolDownLeft } from '../history/cool-down.ts';
import type { Session } from '../sessions/session.ts';

/**
 * How long this person is still to be left in coolDown. Each command is a process of its own, so it is the history alone
 * that remembers; where it cannot be read, nobody is disturbed by a command without saying so.
 * @param lines null for a history that cannot be read
 * @param ms the time between two such disturbances
 */
export function coolDownOf(
  lines: readonly DisturbanceLine[] | null,
  session: Session,
  what: Disturbance,
  ms: number,
): CoolDown {
  return lines === null
    ? { ms, isKnown: false }
    : { ms: coolDownLeft(lines, session, what, Date.now(), ms), isKnown: true };
}
