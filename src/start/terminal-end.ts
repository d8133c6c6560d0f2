import type { ExitCode } from '../cli/output/exit-code.ts';
import { EXIT, outcomeExit, togetherExit } from '../cli/output/exit-code.ts';
import type { Conversation } from '../conversation/state.ts';
import { isActing } from '../conversation/state-facts.ts';
import type { TerminalWords } from '../tray/terminal/words.ts';
import type { TrayWords } from '../tray/words.ts';

/** What a conversation came to that ran when the operator left. */
export interface LastState {
  readonly state: Conversation;
  readonly name: string;
}

/** The lines after the menu: what leaving stopped, what it could not, and how that ended. */
export function lastWords(
  last: readonly LastState[],
  words: TerminalWords,
  outcome: TrayWords['outcome'],
): readonly string[] {
  if (last.length === 0) return [];
  if (last.some(({ state }) => isPastStopping(state))) return [words.tooLateToCancel];
  if (last.some(({ state }) => state.kind !== 'ended')) return [words.notKnown];
  if (last.every(({ state }) => isKept(state))) return [words.canceled];
  const told = last.flatMap(({ state, name }) => {
    if (state.kind !== 'ended' || isKept(state)) return [];
    const { title, text } = outcome(state.outcome, name, state.pinned.deed);
    return [`${title}. ${text}`];
  });
  const kept = last.filter(({ state }) => isKept(state)).map(({ name }) => name);
  return kept.length === 0 ? told : [...told, words.kept(kept)];
}

/** As the command line's. Nothing that ran is success; what nobody knows is none. */
export function lastExit(last: readonly LastState[]): ExitCode {
  return togetherExit(
    last.map(({ state }) => (state.kind === 'ended' ? outcomeExit(state.outcome) : EXIT.failed)),
  );
}

/** True if the operator's own no or cancel ended it. */
export function isKept(state: Conversation): boolean {
  return state.kind === 'ended' && (state.outcome.kind === 'canceled' || state.outcome.kind === 'declined');
}

/** True once nothing stops it any more. */
export function isPastStopping(state: Conversation): boolean {
  return isActing(state.kind === 'elevated' ? state.stage : state.kind);
}
