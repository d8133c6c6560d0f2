import type { Conversation } from '../../conversation/state.ts';
import { isActing, isAskingPerson, isCancelable } from '../../conversation/state.ts';
import type { TerminalWords } from './words.ts';

/** A conversation, with its person's name as it is to be shown. */
export interface Named {
  readonly state: Conversation;
  readonly name: string;
}

/** The seconds left, for whoever watches them; a menu on the taskbar does not tick. Empty where nothing counts down. */
export function statusLine({ state, name }: Named, now: number, words: TerminalWords): readonly string[] {
  if (state.kind === 'asking' || !('endsAt' in state) || state.endsAt === null) return [];
  const left = secondsLeft(state.endsAt, now);
  return [isAskingPerson(state) ? words.asked(name, left) : words.countdown(name, left)];
}

/** The same under the question that stands; empty where no answer to it is no yes. */
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

/** What Esc would take back; empty for nothing. */
export function cancelHint(all: readonly Named[], { keys }: TerminalWords): string {
  const cancelable = all.filter(({ state }) => isCancelable(state));
  const [first, ...rest] = cancelable;
  if (first === undefined) return '';
  return rest.length === 0 ? keys.cancel(first.name) : keys.cancelAll(cancelable.length);
}

/** What is said when the menu is left: what that stopped, or that it came too late. Null where nothing ran. */
export function lastWords(states: readonly Conversation[], words: TerminalWords): string | null {
  if (states.some(isPastStopping)) return words.tooLateToCancel;
  return states.some(({ kind }) => kind !== 'ended') ? words.canceled : null;
}

function isPastStopping(state: Conversation): boolean {
  return isActing(state.kind === 'elevated' ? state.stage : state.kind);
}
