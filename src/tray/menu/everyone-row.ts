import type { Conversation } from '../../conversation/state.ts';
import { isCancelable, isCertain, isSecond } from '../../conversation/state-facts.ts';
import { signInKey } from '../../sessions/identity.ts';
import { isAwayFor } from '../../sessions/idle-time.ts';
import type { OtherUser } from '../../sessions/other-users.ts';
import type { TrayWords } from '../words.ts';
import type { Entry } from './action.ts';

/**
 * The row that signs out everybody who is known to have been away for `overMs`. They must be readable and not
 * protected, and no conversation about them may run. While such a group's conversations run, the row keeps all of
 * them signed in.
 * @param others everybody, also people without a row in the menu
 * @returns null if the row applies to nobody
 */
export function everyoneEntry(
  others: readonly OtherUser[],
  conversations: ReadonlyMap<string, Conversation>,
  isListed: boolean,
  overMs: number,
  words: TrayWords,
): Entry | null {
  const running = [...conversations].filter(
    ([, state]) => state.pinned.group !== undefined && isCancelable(state),
  );
  if (running.length > 1) return keepAll(running, words);
  const keys = others.flatMap(({ session, notOffered }) => {
    if (notOffered !== null || !isAwayFor(session, overMs)) return [];
    const key = signInKey(session);
    const state = conversations.get(key);
    return state === undefined || state.kind === 'ended' ? [key] : [];
  });
  // A single conversation of a group is canceled by the person's own row.
  if (keys.length === 0 || running.length > 0 || !isListed) return null;
  return { text: words.row.everyone(overMs), action: { kind: 'beginGroup', keys } };
}

function keepAll(running: readonly (readonly [string, Conversation])[], words: TrayWords): Entry {
  const states = running.map(([, state]) => state);
  const isAsked = states.every(isFirstAsked);
  const { length } = running;
  return {
    text: isAsked ? words.row.everyoneAsked(length) : words.row.everyoneBusy(length, states.every(isCertain)),
    action: { kind: 'cancelGroup', keys: running.map(([key]) => key) },
  };
}

/** The operator has not answered the question about all of them. */
function isFirstAsked(state: Conversation): boolean {
  const isAsked = state.kind === 'waiting' || state.kind === 'checkingUsage' || state.kind === 'asking';
  return isAsked && !isSecond(state);
}
