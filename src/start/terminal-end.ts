import type { ExitCode } from '../cli/output/exit-code.ts';
import { EXIT, outcomeExit, togetherExit } from '../cli/output/exit-code.ts';
import type { Conversation } from '../conversation/state.ts';
import { isPastStopping } from '../conversation/state-facts.ts';
import type { Deed } from '../sessions/deed.ts';
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
  const tooLate = last.filter(({ state }) => isPastStopping(state));
  if (tooLate.length > 0) return [words.tooLateToCancel(deedOf(tooLate))];
  const running = last.filter(({ state }) => state.kind !== 'ended');
  if (running.length > 0) return [words.notKnown(deedOf(running))];
  if (last.every(({ state }) => isKept(state))) return [words.canceled];
  const told = last.flatMap(({ state, name }) => {
    if (state.kind !== 'ended' || isKept(state)) return [];
    const { title, text } = outcome(state.outcome, name, state.pinned.deed);
    return [`${title}. ${text}`];
  });
  const kept = last.filter(({ state }) => isKept(state));
  return kept.length === 0 ? told : [...told, keptLine(kept, words)];
}

/** Whom the operator kept. */
export function keptLine(kept: readonly LastState[], words: TerminalWords): string {
  return words.kept(
    kept.map(({ name }) => name),
    deedOf(kept),
  );
}

/** What all of it is. Among sign-outs a disconnect counts as one of them. */
export function deedOf(all: readonly Pick<LastState, 'state'>[]): Deed {
  return all.every(({ state }) => state.pinned.deed === 'disconnect') ? 'disconnect' : 'signOut';
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
