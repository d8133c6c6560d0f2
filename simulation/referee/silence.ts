import type { SignIn } from '../pc/sign-in.ts';
import { isAway } from './deeds.ts';
import type { Consent, Watched } from './witnessed.ts';

/** Timers of one second look at how a question stands. In ms. */
const LATE = 50;

/** From the end of a question to the deed, with looks that have to be repeated. In ms. */
const FOLLOWS_WITHIN = 60_000;

/**
 * The yes that no answer is: the question was about them alone, stood where it could be seen for the whole time, they
 * were known to be away, and nothing was open.
 */
export function silentYes(of: Watched, victim: SignIn, now: number): Consent | null {
  const { key } = victim;
  const session = of.begun.get(key)?.session;
  if (of.silenceCounts === 'never' || session === undefined || !isAway(session)) return null;
  if (session.idle.ms === null || session.idle.ms < of.quietMs) return null;
  const found = of.questions.findLast(
    ({ item, keys, isAnyway, isGroup, mayBeSilent, isNothingOpen, seenSince }) => {
      const { endedAt, end } = item;
      if (keys.join() !== key || isAnyway || isGroup || !mayBeSilent || seenSince === null) return false;
      if (of.silenceCounts !== 'whenAway' && !isNothingOpen) return false;
      if (endedAt === null || end !== 'taken back') return false;
      return endedAt - seenSince >= of.silenceMs - LATE && now - endedAt <= FOLLOWS_WITHIN;
    },
  );
  const at = found?.item.endedAt ?? null;
  return at === null ? null : { key, at, isAnyway: false, isSilence: true, deed: 'signOut', isUsed: false };
}
