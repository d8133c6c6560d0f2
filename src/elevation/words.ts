import type { AnywayReason } from '../conversation/answers.ts';
import type { EngineWords, TitledText } from '../engine/words.ts';
import type { Deed } from '../sessions/deed.ts';
import type { Usage } from '../sessions/usage.ts';

/** Whom Windows' permission is for. */
export interface PermissionFacts {
  readonly deed: Deed;
  readonly count: number;
  /** What sentences call the first of them. */
  readonly name: string;
}

/** What the elevated helper asks about in its own box: what it sees itself, and a No that it heard itself. */
export interface HelperFacts {
  readonly people: readonly {
    readonly name: string;
    /** As Windows knows it: `OFFICE\\ben`. */
    readonly account: string;
    readonly usage: Usage;
  }[];
  readonly anyway: AnywayReason | null;
}

/** What stands in the window that Windows' permission prompt belongs to. */
export interface PermissionWords {
  /** The headings: before Windows asks, and while it does. */
  readonly willAsk: string;
  readonly asks: string;
  /** What follows without an answer, as long as the window waits for a click, and then. */
  readonly waits: string;
  readonly without: string;
  /** The buttons: has Windows ask, and keeps everybody signed in. */
  readonly go: string;
  readonly stay: string;
}

/** What the elevated helper says in a box of its own, and what is said before there is one. */
export interface ElevationWords extends EngineWords {
  /** A box that the elevated helper shows the operator, with only OK and Cancel. */
  helperQuestion(facts: HelperFacts): TitledText;
  /** @param minutes for which the window waits for a click */
  permission(facts: PermissionFacts, minutes: number): PermissionWords;
}
