import type { Verdict } from '../sessions/last-look.ts';
import type { AttemptResult, PersonAnswer } from '../sessions/session-host.ts';
import type { Usage } from '../sessions/usage.ts';
import type { Silence } from './consent.ts';
import type { HelperReport } from './stage.ts';

/**
 * A reason to end a running clock that no listing shows. `protected`: an administrator protects this account
 * on this PC.
 */
export type Doubt = 'slept' | 'clockStepped' | 'listFailed' | 'iconLost' | 'protected';

export type Event =
  | { readonly kind: 'turn' }
  | {
      readonly kind: 'usageChecked';
      readonly usage: Usage;
      readonly silence: Silence;
      /** The id of the question that may follow. */
      readonly question: string;
      /**
       * The person's own Usher: it did not answer in time, it answered, or it would sign them out now. Absent if there
       * is none.
       */
      readonly neighbor?: 'late' | 'answers' | 'allows';
    }
  /** `question` is the id of the question that was answered. */
  | { readonly kind: 'answered'; readonly question: string; readonly answer: 'yes' | 'no' }
  /** Windows did not show the question, or lost it: silence no longer counts. */
  | { readonly kind: 'notShown'; readonly question: string }
  | { readonly kind: 'permission'; readonly granted: boolean }
  | { readonly kind: 'helper'; readonly report: HelperReport }
  | { readonly kind: 'personAnswered'; readonly answer: PersonAnswer }
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
