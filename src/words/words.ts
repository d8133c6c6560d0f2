import type { SilenceReason } from '../consent.ts';
import type { Outcome } from '../conversation/outcome.ts';
import type { AnywayReason } from '../conversation/state.ts';
import type { Disturbance, Peace } from '../cool-down.ts';
import type { IdleTime } from '../sessions/idle-time.ts';
import type { NoteEnd } from '../sessions/person-note.ts';
import type { Presence } from '../sessions/presence.ts';
import type { Usage } from '../sessions/usage.ts';

/** A person as a row shows them. `name` is ready to be shown and may be cut to fit. */
export interface PersonRow {
  readonly name: string;
  readonly idle: IdleTime;
  readonly locked: boolean | null;
  readonly memoryBytes: number | null;
}

/** What a row says while a conversation runs. */
export type RowActivity =
  | 'next'
  | 'asking'
  | 'permitting'
  /** A box of the elevated helper's own is on the operator's screen. */
  | 'askedByHelper'
  | 'askedOnScreen'
  | 'stopping'
  | 'signingOutSoon'
  | 'signingOut'
  | 'stillSigningOut'
  /** The helper is lost; whether it signs them out is watched. */
  | 'watching'
  | 'signedOut';

/** What the operator has to know before answering. */
export interface QuestionFacts {
  readonly name: string;
  readonly idle: IdleTime;
  readonly presence: Presence;
  readonly usage: Usage;
  readonly anyway: AnywayReason | null;
  /** Seconds until no answer is a yes; null where it never is. */
  readonly silenceSeconds: number | null;
  /** True where the seconds left stand beside the question: a second number would contradict them. */
  readonly showsSeconds?: boolean;
  /** Seconds that the person has to answer; null where this PC cannot ask them. */
  readonly personSeconds: number | null;
  readonly needsPermission: boolean;
  /** False where nobody can be left a message. */
  readonly mayLeaveNote: boolean;
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

/** A heading of a few words and the rest of what is to be said. Neither ends up empty. */
export interface Note {
  readonly title: string;
  readonly text: string;
}

export interface Question extends Note {
  readonly yes: string;
  readonly no: string;
  /** A message to the person instead of a sign-out; null where none is offered. */
  readonly note: string | null;
}

/** What the person is asked, in their session. */
export interface PersonFacts {
  readonly operator: string;
  readonly seconds: number;
  /** True where no answer means that they are signed out. */
  readonly silenceSignsOut: boolean;
  /** Why the operator asks, in their words; null where they gave no reason. */
  readonly reason: string | null;
}

/** What somebody is told who is there and is not asked. */
export type NoticeFacts = Omit<PersonFacts, 'silenceSignsOut'>;

/** Why somebody is left in peace for now. */
export interface LatelyFacts extends Peace {
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

/** Every sentence that a person can read, in one language. Names go in as they are to be shown. */
export interface Words {
  readonly caption: {
    people(count: number): string;
    readonly looking: string;
    readonly listFailed: string;
    readonly ownUnknown: string;
    /** Nobody is offered, because it cannot be told whom the settings protect. */
    readonly protectedUnknown: string;
    /** The settings' file cannot be used any more, so what it said before counts. */
    readonly lastSettings: string;
    question(name: string, isAnyway: boolean): string;
    groupQuestion(count: number): string;
  };
  readonly row: {
    person(person: PersonRow): string;
    activity(name: string, activity: RowActivity): string;
    anyway(name: string, reason: AnywayReason): string;
    /** This account was refused, by Windows or by its own rights. */
    notAllowed(name: string): string;
    /** The same where a click leaves that person a message. */
    messageInstead(name: string): string;
    /** The settings protect this person. */
    protected(person: PersonRow): string;
    /** It cannot be told whether the settings do. */
    protectedUnknown(person: PersonRow): string;
    unreadable(name: string): string;
    /** Somebody whom only their programs give away. */
    unlisted(name: string): string;
    more(count: number): string;
    /** Signs out everybody who has been away so long. */
    everyone(overMs: number): string;
    nobodyAway(overMs: number): string;
    /** While the question about them stands; keeps all of them signed in. */
    everyoneAsked(count: number): string;
    /** `isCertain`: false where somebody of them is still asked on their screen. */
    everyoneBusy(count: number, isCertain: boolean): string;
    readonly history: string;
    readonly doctor: string;
    readonly about: string;
    /** `&` marks the key that chooses the row. */
    readonly quit: string;
  };
  readonly name: {
    /** The operator, where Windows does not tell who that is. */
    readonly you: string;
    ownSession(account: string): string;
    nobody(sessionId: number): string;
    /** `host` only where they are on several PCs. */
    withSession(name: string, sessionId: number, host?: string): string;
    several(count: number): string;
  };
  readonly tooltip: {
    people(count: number): string;
    asking(name: string): string;
    signingOut(name: string, isCancelable: boolean): string;
    readonly listFailed: string;
  };
  question(facts: QuestionFacts): Question;
  groupQuestion(facts: GroupFacts): Question;
  /** How it ended for each of a group. */
  groupOutcome(ends: readonly { readonly name: string; readonly outcome: Outcome }[]): Note;
  /** The question's text for a box that has only OK and Cancel. */
  boxText(question: Question, name: string): string;
  /** A box that the elevated helper shows the operator, with only OK and Cancel. */
  helperQuestion(facts: HelperFacts): Note;
  personQuestion(facts: PersonFacts): Note;
  /** What is left in the person's session. `isThere`: they may read it now. */
  personNote(operator: string, isThere: boolean): Note;
  /** What somebody who is there is told when they are signed out without being asked. */
  personNotice(facts: NoticeFacts): Note;
  noteEnd(end: NoteEnd, name: string): Note;
  outcome(outcome: Outcome, name: string): Note;
  silenceReason(reason: SilenceReason): string;
  /** Buttons that leave a message instead of signing out: to somebody away, and to somebody who may be there. */
  readonly leaveMessage: string;
  readonly justAsk: string;
  /** The buttons of an outcome that a second question may overrule. */
  readonly overrule: { readonly yes: string; readonly no: string };
  readonly history: {
    /** Above the lines. */
    readonly heading: string;
    /** Instead of lines. */
    readonly empty: string;
    line(line: HistoryLine): string;
    /** A file of it that could not be read. @param code what was wrong, as Node.js names it */
    unreadable(file: string, code: string): string;
    /** Lines of it that hold nothing that could be read. */
    linesLost(count: number): string;
  };
  /** Windows did not let the person be asked, and the operator's yes stands. */
  notAsked(name: string): Note;
  /** The person was asked, or left a message, a short while ago, and is left in peace for now. */
  lately(facts: LatelyFacts): Note;
  readonly firstRun: Note;
  readonly alreadyRunning: string;
  /** The file of a program of ours that was not started. */
  programRefused(file: string): string;
  /** A text that nothing could show. @param isWritten false where its file could not be written */
  notOpened(file: string, isWritten: boolean): Note;
  /** There is no icon and will be none. @param why in other words than ours; null where a policy of Windows refused it */
  noIcon(why: string | null): string;
  /** Windows did not load the library that its own are called through. */
  nativeRefused(why: string): string;
  /** Neither Windows' libraries nor its programs can be reached for certain. */
  readonly windowsNotFound: string;
  about(version: string, backend: string): Note;
}
