import type { NameWords } from '../sessions/display-name.ts';
import type { CoolDown, Disturbance } from './cool-down.ts';

/** Why somebody is not disturbed again yet. */
export interface CoolDownFacts extends CoolDown {
  readonly what: Disturbance;
  readonly name: string;
}

/**
 * One entry of the history, as far as it is told. The file is the user's, so any of it may be a word that this version
 * does not know.
 */
export interface HistoryFact {
  readonly event: string;
  /** It is about a disconnect, not a sign-out. */
  readonly isDisconnect: boolean;
  /** Whom it was about; with the event `receipt`, who asked. Ready to be shown. */
  readonly person: string;
  /** An answer, an outcome, a result; empty for none. */
  readonly detail: string;
  /** Why somebody stays, why nobody was asked, or what kind of failure it was; empty for none. */
  readonly because: string;
  /** Windows' error number. */
  readonly code: number | null;
  /** Why the operator wanted it, in their words; empty if they gave no reason. */
  readonly reason: string;
  /** With the event `countdown`: the person has a question on their screen meanwhile. */
  readonly isPersonAsked: boolean;
  /** With the event `asked`: no answer counts as a yes. */
  readonly silenceCounts: boolean;
  /** With the event `signingOut`: another way was tried before. */
  readonly isAnotherWay: boolean;
}

/** What happened as a whole. `noEnd`: nothing tells how a click ended. `alone`: there was no click. */
export type HistoryHeadline =
  | {
      readonly kind: 'ended';
      readonly fact: HistoryFact;
      /** The person said yes to it themselves. */
      readonly isOwnYes: boolean;
      /** The operator left a message instead of a sign-out. */
      readonly isMessageInstead: boolean;
      /** The operator showed the sign-in screen instead. */
      readonly isLetIn: boolean;
    }
  | { readonly kind: 'noEnd' | 'alone'; readonly fact: HistoryFact };

export interface HistoryWords {
  readonly history: {
    /** Heads the text. */
    readonly heading: string;
    /** Instead of everything else. */
    readonly empty: string;
    /** The whole of a click in one sentence. */
    headline(headline: HistoryHeadline): string;
    /** One step of it, which stands below. */
    detail(fact: HistoryFact): string;
    /** A history file that could not be read. @param code what was wrong, as Node.js names it */
    unreadable(file: string, code: string): string;
    /** How many lines could not be read. */
    linesLost(count: number): string;
  };
  readonly name: NameWords;
}
