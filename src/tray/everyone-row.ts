import type { Conversation } from '../conversation/state.ts';
import type { Words } from '../words/words.ts';
import type { Entry } from './action.ts';
import { isCancelable } from './person-row.ts';
import type { Slots } from './slots.ts';

/**
 * The row that signs out everybody who has not been there for `overMs`: known to be so, readable, not
 * protected, and not talked about already. While such a group is asked about it keeps them all signed in.
 */
export function everyoneEntry(
  slots: Slots,
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
  const keys = slots.flatMap((slot) => {
    if (slot === null || slot.endedAt !== null || slot.person.notOffered !== null) return [];
    const { idle } = slot.person.session;
    const isGone = (idle.kind === 'away' || idle.kind === 'noInput') && (idle.ms ?? 0) >= overMs;
    const state = conversations.get(slot.key);
    const isFree = state === undefined || state.kind === 'ready';
    return isGone && isFree ? [slot.key] : [];
  });
  if (keys.length === 0) return { text: words.row.nobodyAway(overMs), action: null };
  return { text: words.row.everyone(overMs), action: isListed ? { kind: 'beginGroup', keys } : null };
}
