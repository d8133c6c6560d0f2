import type { AnywayReason } from '../conversation/answers.ts';
import type { DetailFacts } from '../sessions/details.ts';
import type { Presence } from '../sessions/presence.ts';
import type { IdleTime } from '../sessions/session.ts';
import type { Usage } from '../sessions/usage.ts';

/** A heading of a few words and the rest of what is to be said. Neither ends up empty. */
export interface TitledText {
  readonly title: string;
  readonly text: string;
}

export interface Question extends TitledText {
  readonly yes: string;
  readonly no: string;
  /** A message to the person instead of a sign-out; null where none is offered. */
  readonly note: string | null;
}

/** What the operator has to know before answering. */
export interface QuestionFacts {
  readonly name: string;
  readonly idle: IdleTime;
  readonly presence: Presence;
  readonly usage: Usage;
  readonly anyway: AnywayReason | null;
  /** True where no answer is a yes. How much time is left ticks elsewhere: a toast cannot. */
  readonly silenceCounts: boolean;
  /** Seconds that the person has to answer; null where this PC cannot ask them. */
  readonly personSeconds: number | null;
  readonly needsPermission: boolean;
  /** True where their own Usher would not do it, so that only an administrator can. */
  readonly isOverNeighbor?: boolean;
  /** False where nobody can be left a message. */
  readonly mayLeaveNote: boolean;
}

/** What the operator has to know before a disconnect. */
export type DisconnectFacts = Pick<
  QuestionFacts,
  'name' | 'idle' | 'presence' | 'personSeconds' | 'needsPermission'
>;

/** What the operator has to know before answering about several people at once. */
export interface GroupFacts {
  readonly people: readonly {
    readonly name: string;
    readonly usage: Usage;
    /** True where this person can be asked in their session. */
    readonly isAsked: boolean;
    /** True for somebody who may be there all the same. */
    readonly isThereUnasked?: boolean;
  }[];
  /** How long they have not been there; null where that does not matter. */
  readonly overMs: number | null;
  readonly personSeconds: number;
  readonly needsPermission: boolean;
}

/** The operator, as another person reads it. */
export interface OperatorFacts {
  readonly operator: string;
  /** Their account, `OFFICE\kai`, if they are signed in to that person's PC; null if not, or if nobody can tell. */
  readonly account: string | null;
}

/** What the person is asked, in their session. */
export interface PersonFacts extends OperatorFacts {
  readonly seconds: number;
  /** True where no answer means that they are signed out. */
  readonly silenceSignsOut: boolean;
  /** Why the operator asks, in their words; null where they gave no reason. */
  readonly reason: string | null;
}

/** What somebody is told who is there and is not asked. */
export type WarningFacts = Omit<PersonFacts, 'silenceSignsOut'>;

/** What the operator is asked, and what the other person reads. Names go in as they are to be shown. */
export interface EngineWords {
  readonly name: {
    /** The operator, where Windows does not tell who that is. */
    readonly you: string;
    ownSession(account: string): string;
    nobody(sessionId: number): string;
    /** `host` only where they are on several PCs. */
    withSession(name: string, sessionId: number, host?: string): string;
    several(count: number): string;
  };
  question(facts: QuestionFacts): Question;
  /** All that can be told about a session, a line each; the first ones say whose it is. */
  sessionDetails(facts: DetailFacts): readonly string[];
  groupQuestion(facts: GroupFacts): Question;
  questionFor(facts: PersonFacts): TitledText;
  /** The question about a disconnect: nothing closes by it. */
  disconnectQuestion(facts: DisconnectFacts): Question;
  disconnectQuestionFor(facts: PersonFacts): TitledText;
  /** What somebody who is there is told when they are signed out without being asked. */
  warningFor(facts: WarningFacts): TitledText;
  /** What is left in the person's session. `isThere`: they may read it now. */
  noteFor(operator: string, isThere: boolean): TitledText;
}
