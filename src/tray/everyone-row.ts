import type { Conversation } from '../conversation/state.ts';
import { isCancelable } from '../conversation/state.ts';
import { signInKey } from '../sessions/identity.ts';
import { isAwayFor } from '../sessions/idle-time.ts';
import type { OtherUser } from '../sessions/other-users.ts';
import type { Words } from '../words/words.ts';
import type { Entry } from './action.ts';

/**
 * The row that signs out everybody who has not been there for `overMs`: known to be so, readable, not
 * protected, and not talked about already. While such a group is asked about it keeps them all signed in.
 * @param others everybody, also those for whom the menu has no row
 */
export function everyoneEntry(
  others: readonly OtherUser[],
  conversations: ReadonlyMap<string, Conversation>,
  isListed: boolean,
  overMs: number,
  words: Words,
): Entry {
  const running = [...conversations].filter(
    ([, state]) => state.pinned.group !== undefined && isCancelable(state),
  );
  if (running.length > 0) {
    const keys = running.map(([key]) => key);
    return { text: words.row.everyoneBusy(keys.length), action: { kind: 'cancelGroup', keys } };
  }
  const keys = others.flatMap(({ session, notOffered }) => {
    if (notOffered !== null || !isAwayFor(session, overMs)) return [];
    const key = signInKey(session);
    const state = conversations.get(key);
    return state === undefined || state.kind === 'ready' ? [key] : [];
  });
  if (keys.length === 0) return { text: words.row.nobodyAway(overMs), action: null };
  return { text: words.row.everyone(overMs), action: isListed ? { kind: 'beginGroup', keys } : null };
}
