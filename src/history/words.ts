import type { CoolDown, Disturbance } from './cool-down.ts';

/** Why somebody is not disturbed again yet. */
export interface CoolDownFacts extends CoolDown {
  readonly what: Disturbance;
  readonly name: string;
}

/** One line of the history, with what the event adds: an answer, an outcome, a result. Names ready to be shown. */
export interface HistoryLine {
  readonly event: string;
  readonly operator: string;
  readonly person: string;
  readonly detail: string;
}

export interface HistoryWords {
  readonly history: {
    /** Heads the lines. */
    readonly heading: string;
    /** Instead of lines. */
    readonly empty: string;
    line(line: HistoryLine): string;
    /** A history file that could not be read. @param code what was wrong, as Node.js names it */
    unreadable(file: string, code: string): string;
    /** How many lines could not be read. */
    linesLost(count: number): string;
  };
  readonly name: {
    /** The operator, if Windows does not tell who that is. */
    readonly you: string;
    nobody(sessionId: number): string;
  };
}
