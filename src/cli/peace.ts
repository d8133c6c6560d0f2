import type { ToldDeed } from '../deed-reader.ts';
import type { Session } from '../sessions/session.ts';

/**
 * How long this person is still to be left in peace after the last question on their screen, in ms; 0 where they may
 * be asked. Each command is a process of its own, so it is the history that remembers.
 * @param now ms since 1970, as the history's times
 * @param peaceMs the time between two questions
 */
export function peaceLeft(
  deeds: readonly ToldDeed[],
  session: Session,
  now: number,
  peaceMs: number,
): number {
  const asked = deeds.filter(
    (deed) => deed.event === 'countdown' && deed.asked === true && isAbout(deed, session),
  );
  const last = Math.max(...asked.map(({ time }) => Date.parse(time)));
  // A clock that was set back must not keep anybody in peace for ever.
  const since = now - last;
  return since < 0 || since >= peaceMs ? 0 : peaceMs - since;
}

function isAbout(
  { target }: ToldDeed,
  { host, sessionId, userName, logonTime, logonText }: Session,
): boolean {
  const logon = logonTime === null ? null : new Date(logonTime).toISOString();
  return (
    target.host === host &&
    target.sessionId === sessionId &&
    target.userName === userName &&
    target.logonTime === logon &&
    target.logonText === logonText
  );
}
