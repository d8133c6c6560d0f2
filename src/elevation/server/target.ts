import type { Event } from '../../conversation/event.ts';
import type { Pinned, Timings } from '../../conversation/pinned.ts';
import { LEAST_AWAY, LEAST_THERE } from '../../conversation/pinned.ts';
import { mayDisconnectFrom } from '../../engine/pin.ts';
import type { Deed } from '../../sessions/deed.ts';
import { verdictOn } from '../../sessions/deed.ts';
import type { Verdict } from '../../sessions/last-look.ts';
import { otherUsers } from '../../sessions/other-users.ts';
import { presence } from '../../sessions/presence.ts';
import type { ProtectedUsers } from '../../sessions/protected-users.ts';
import type { Session } from '../../sessions/session.ts';
import type { SessionHost } from '../../sessions/session-host.ts';
import { signedInSession } from '../../sessions/sign-in.ts';
import type { Policy } from '../../settings/policy.ts';
import type { HelperRequest } from '../request.ts';

/** Somebody whom the helper was started for, as the helper itself sees them. */
export interface Found {
  readonly pinned: Omit<Pinned, 'conversation'>;
  /** What its own first look says of the identity that it was given. */
  readonly standing: Standing;
}

export type Standing = Verdict | 'protected';

/**
 * The people of the request among the sessions of a fresh listing. What counts from here on is what was found; of
 * the request only the identity.
 * @param sessions null where they could not be listed: then nobody can be told from anybody
 * @param protectedUsers whom an administrator protects on this PC
 */
export function targetsAmong(
  sessions: readonly Session[] | null,
  { people, quiet, reason, overrulesPrograms, deed }: Omit<HelperRequest, 'away' | 'there'>,
  host: Pick<SessionHost, 'methods' | 'neighbor' | 'disconnecting'>,
  protectedUsers: ProtectedUsers,
): readonly Found[] {
  const { methods, neighbor } = host;
  return people.map((target) => {
    const asked = signedInSession(target);
    const standing = sessions === null ? 'unreadable' : standingOf(asked, deed, sessions, protectedUsers);
    const isSame = standing === 'same' || standing === 'inputSince';
    const session = (isSame ? sessions?.find((each) => each.sessionId === target.sessionId) : null) ?? asked;
    return {
      standing,
      pinned: {
        session,
        deed,
        ...(mayDisconnectFrom(host, session) && { mayDisconnect: true as const }),
        presence: presence(session, quiet),
        rights: 'direct',
        methods: methods.length,
        ...(neighbor !== undefined && { mayHaveNeighbor: true as const }),
        ...(neighbor !== undefined && overrulesPrograms && { skipsNeighbor: true as const }),
        ...(reason !== null && { reason }),
        // A no to a disconnect stands.
        agreed: { isOverrulable: people.length === 1 && deed === 'signOut' },
      },
    };
  });
}

/** What a listing says of somebody's sign-in; also whether they may be signed out at all. */
export function standingOf(
  asked: Session,
  deed: Deed,
  sessions: readonly Session[],
  protectedUsers: ProtectedUsers,
): Standing {
  const verdict = verdictOn(deed, asked, sessions);
  if (verdict !== 'same' && verdict !== 'inputSince') return verdict;
  if (protectedUsers === 'unknown') return 'protected';
  const found = otherUsers(sessions, protectedUsers).find(
    ({ session }) => session.sessionId === asked.sessionId,
  );
  if (found?.notOffered === 'protected') return 'protected';
  return found?.notOffered === null ? verdict : 'unreadable';
}

/** The same for a conversation about them; null is a listing that failed. */
export function seenAs(
  { session, deed }: Pick<Pinned, 'session' | 'deed'>,
  sessions: readonly Session[] | null,
  protectedUsers: ProtectedUsers,
): Event {
  if (sessions === null) return { kind: 'doubt', doubt: 'listFailed' };
  return standingEvent(standingOf(session, deed, sessions, protectedUsers));
}

export function standingEvent(standing: Standing): Event {
  return standing === 'protected'
    ? { kind: 'doubt', doubt: 'protected' }
    : { kind: 'seen', verdict: standing };
}

/** No countdown is shorter than an administrator set; one for all where a question is on anybody's screen. */
export function durations(
  { away, there }: Pick<HelperRequest, 'away' | 'there'>,
  targets: readonly Found[],
  { leastAwayMs, leastThereMs }: Pick<Policy, 'leastAwayMs' | 'leastThereMs'>,
): Timings {
  const timings = {
    away: Math.max(away, leastAwayMs, LEAST_AWAY),
    there: Math.max(there, leastThereMs, LEAST_THERE),
  };
  const isAnybodyThere = targets.some(({ pinned }) => pinned.presence !== 'away');
  const longest = Math.max(timings.away, timings.there);
  const forAll = targets.length > 1 && isAnybodyThere ? { away: longest, there: longest } : timings;
  return { question: QUESTION, ...forAll, silence: forAll.there, verify: VERIFY };
}

/** How long a box of the helper's stands, in ms. */
const QUESTION = 60_000;
const VERIFY = 30_000;
