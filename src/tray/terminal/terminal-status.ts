import type { Conversation } from '../../conversation/state.ts';
import { hasMoreTime, isActing, isAskingPerson, isCancelable } from '../../conversation/state-facts.ts';
import type { TerminalWords } from './words.ts';

/** A conversation and its person's display name. */
export interface Named {
  readonly state: Conversation;
  readonly name: string;
}

/** The seconds left, because a terminal can tick and a menu on the taskbar cannot. Empty if nothing counts down. */
export function statusLine({ state, name }: Named, now: number, words: TerminalWords): readonly string[] {
  if (state.kind === 'asking' || !('endsAt' in state) || state.endsAt === null) return [];
  const left = secondsLeft(state.endsAt, now);
  if (hasMoreTime(state)) return [words.moreTime(name, left)];
  return [isAskingPerson(state) ? words.asked(name, left) : words.countdown(name, left)];
}

/** The seconds until no answer to the open question becomes a yes; empty if it never does. */
export function silenceLine(all: readonly Named[], now: number, words: TerminalWords): string {
  for (const { state, name } of all) {
    if (state.kind !== 'asking' || state.silenceEndsAt === null) continue;
    return words.silence(name, secondsLeft(state.silenceEndsAt, now));
  }
  return '';
}

function secondsLeft(endsAt: number, now: number): number {
  return Math.max(0, Math.ceil((endsAt - now) / 1000));
}

/** A hint at what Esc would cancel; empty for nothing. */
export function cancelHint(all: readonly Named[], { keys }: TerminalWords): string {
  const cancelable = all.filter(({ state }) => isCancelable(state));
  const [first, ...rest] = cancelable;
  if (first === undefined) return '';
  return rest.length === 0 ? keys.cancel(first.name) : keys.cancelAll(cancelable.length);
}

/** The last line when the menu is closed: what that stopped, or that it was too late. Null if nothing ran. */
export function lastWords(states: readonly Conversation[], words: TerminalWords): string | null {
  if (states.some(isPastStopping)) return words.tooLateToCancel;
  return states.some(({ kind }) => kind !== 'ended') ? words.canceled : null;
}

function isPastStopping(state: Conversation): boolean {
  return isActing(state.kind === 'elevated' ? state.stage : state.kind);
}
