import type { AnywayReason } from '../conversation/answers.ts';
import type { EngineWords, TitledText } from '../engine/words.ts';
import type { Usage } from '../sessions/usage.ts';

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

/** What the elevated helper says, in a box of its own. */
export interface ElevationWords extends EngineWords {
  /** A box that the elevated helper shows the operator, with only OK and Cancel. */
  helperQuestion(facts: HelperFacts): TitledText;
}
