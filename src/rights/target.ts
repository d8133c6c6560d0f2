import type { Pace, Pinned } from '../conversation/pinned.ts';
import type { Verdict } from '../last-look.ts';
import { lastLook } from '../last-look.ts';
import { otherUsers } from '../sessions/other-users.ts';
import { presence } from '../sessions/presence.ts';
import type { Session } from '../sessions/session.ts';
import { signedInSession } from '../sessions/sign-in.ts';
import type { HelperRequest } from './request.ts';

/** Somebody whom the helper was started for, as the helper itself sees them. */
export interface Found {
  readonly pinned: Omit<Pinned, 'conversation'>;
  /** What its own first look says of the identity that it was given. */
  readonly verdict: Verdict;
}

/**
 * The people of the request among the sessions of a fresh listing. What counts from here on is what was found; of
 * the request only the identity, and what the operator's question named.
 * @param sessions null where they could not be listed: then nobody can be told from anybody
 */
export function targetsAmong(
  sessions: readonly Session[] | null,
  { people, quiet, reason }: HelperRequest,
  ways: number,
): readonly Found[] {
  const offered = otherUsers(sessions ?? []).filter(({ notOffered }) => notOffered === null);
  return people.map((target) => {
    const asked = signedInSession(target);
    const found = offered.find(({ session }) => session.sessionId === target.sessionId);
    const verdict = sessions === null ? 'unreadable' : lastLook(asked, sessions);
    const session = found?.session ?? asked;
    return {
      verdict: found === undefined && isHarmless(verdict) ? 'unreadable' : verdict,
      pinned: {
        session,
        presence: presence(session, quiet),
        rights: 'direct',
        ways,
        ...(reason !== null && { reason }),
        agreed: { named: target.named, isOverrulable: people.length === 1 },
      },
    };
  });
}

/** One countdown for all: the longer one where a question is on anybody's screen. */
export function durations({ away, there }: HelperRequest, targets: readonly Found[]): Pace {
  const isAnybodyThere = targets.some(({ pinned }) => pinned.presence !== 'away');
  return {
    question: QUESTION,
    away: targets.length > 1 && isAnybodyThere ? Math.max(away, there) : away,
    silence: there,
    there,
    verify: VERIFY,
  };
}

/** Longer than the tray keeps a question open, and than other questions keep it waiting there. In ms. */
const QUESTION = 10 * 60_000;
const VERIFY = 30_000;

function isHarmless(verdict: Verdict): boolean {
  return verdict === 'same' || verdict === 'inputSince';
}
