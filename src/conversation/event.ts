import type { Verdict } from '../sessions/last-look.ts';
import type { PersonReply } from '../sessions/person-answer.ts';
import type { AttemptResult } from '../sessions/session-host.ts';
import type { Usage } from '../sessions/usage.ts';
import type { Silence } from './consent.ts';
import type { HelperReport } from './stage.ts';

/**
 * A reason to end a running clock that no listing shows. `protected`: an administrator protects this account
 * on this PC.
 */
export type Doubt = 'slept' | 'clockStepped' | 'listFailed' | 'iconLost' | 'protected';

/**
 * The person's own Usher; absent if there is none. `answers`: it will not help now. `allows`: it would sign out its
 * person, who is away. `asks`: it would ask its person, who is there. `busy`: it does that for somebody else. `late`: it
 * has not answered yet.
 */
export type Neighbor = 'answers' | 'allows' | 'asks' | 'busy' | 'late';

/** `disconnect`: yes, but only disconnect them. */
export type OperatorAnswer = 'yes' | 'no' | 'disconnect';

export type Event =
  | { readonly kind: 'turn' }
  | {
      readonly kind: 'usageChecked';
      readonly usage: Usage;
      readonly silence: Silence;
      /** The id of the question that may follow. */
      readonly question: string;
      readonly neighbor?: Neighbor;
      /** Who else is asking them now, as sentences name them; null if that is unknown. Only with `busy`. */
      readonly askedBy?: string | null;
    }
  /** `question` is the id of the question that was answered. */
  | { readonly kind: 'answered'; readonly question: string; readonly answer: OperatorAnswer }
  /** Windows did not show the question, or lost it: silence no longer counts. */
  | { readonly kind: 'notShown'; readonly question: string }
  /** The question stands in a window where the operator sees it: silence that counted before counts anew. */
  | { readonly kind: 'shownAgain'; readonly question: string }
  | { readonly kind: 'permission'; readonly granted: boolean }
  | { readonly kind: 'helper'; readonly report: HelperReport }
  | ({ readonly kind: 'personAnswered' } & PersonReply)
  /** The operator's click on the row. */
  | { readonly kind: 'canceled' }
  /**
   * The job's own listing, begun after the state was entered. `isVoid`: the look is out of date, because it
   * took too long or another listing meanwhile differed from it.
   */
  | { readonly kind: 'looked'; readonly verdict: Verdict; readonly isVoid?: boolean }
  | { readonly kind: 'attempted'; readonly result: AttemptResult }
  /** Any other listing. */
  | { readonly kind: 'seen'; readonly verdict: Verdict }
  | { readonly kind: 'doubt'; readonly doubt: Doubt }
  | { readonly kind: 'tick' };
