import type { TimeLeft } from '../../base/time-left.ts';
import type { Conversation } from '../../conversation/state.ts';
import { hasMoreTime, isAskingPerson, isCancelable } from '../../conversation/state-facts.ts';
import type { TerminalWords } from './words.ts';

/** A conversation and its person's display name. */
export interface Named {
  readonly state: Conversation;
  readonly name: string;
  /** The same that its row shows; null where nothing runs down. */
  readonly left: TimeLeft | null;
}

/** What runs down, for where its row may be out of sight. Empty if nothing does. */
export function statusLine({ state, name, left }: Named, words: TerminalWords): readonly string[] {
  if (state.kind === 'asking' || left === null) return [];
  if (hasMoreTime(state)) return [words.moreTime(name, left)];
  return [isAskingPerson(state) ? words.asked(name, left) : words.countdown(name, left, state.pinned.deed)];
}

/** When no answer to the open question becomes a yes; empty if it never does. */
export function silenceLine(all: readonly Named[], words: TerminalWords): string {
  for (const { state, name, left } of all) {
    if (state.kind === 'asking' && state.silenceEndsAt !== null) return words.silence(name, left);
  }
  return '';
}

/** A hint at what Esc would cancel; empty for nothing. */
export function cancelHint(all: readonly Pick<Named, 'state' | 'name'>[], { keys }: TerminalWords): string {
  const cancelable = all.filter(({ state }) => isCancelable(state));
  const [first, ...rest] = cancelable;
  if (first === undefined) return '';
  return rest.length === 0
    ? keys.cancel(first.name, first.state.pinned.deed)
    : keys.cancelAll(cancelable.length);
}
