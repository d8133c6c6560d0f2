import type { TimeLeft } from '../base/time-left.ts';
import type { AnywayReason } from '../conversation/answers.ts';
import type { SilenceReason } from '../conversation/consent.ts';
import type { Outcome } from '../conversation/outcome.ts';
import type { MilderStep } from '../engine/milder.ts';
import type { EngineWords, Question, TitledText } from '../engine/words.ts';
import type { CoolDownFacts } from '../history/words.ts';
import type { CouldBeLost } from '../sessions/could-be-lost.ts';
import type { Deed } from '../sessions/deed.ts';
import type { NoteResult } from '../sessions/person-note.ts';
import type { ShownIdle } from '../sessions/shown-idle.ts';

/** A person as a row shows them. `name` is ready to be shown and may be cut to fit. */
export interface PersonRow {
  readonly name: string;
  readonly idle: ShownIdle;
  readonly locked: boolean | null;
  readonly memoryBytes: number | null;
}

/** What a row says while a conversation runs. */
export type RowActivity =
  | 'next'
  | 'asking'
  | 'permitting'
  /** The elevated helper reads what could be lost, and may ask the operator once more. */
  | 'helperChecks'
  /** A box of the elevated helper's own is on the operator's screen. */
  | 'askedByHelper'
  | 'askedOnScreen'
  /** They asked for 10 more minutes. */
  | 'hasMoreTime'
  | 'stopping'
  /** They are signed out at the end of that time if nobody stops it; no time is left at its very end. */
  | 'countingDown'
  | 'signingOut'
  | 'stillSigningOut'
  /** The same of a disconnect. */
  | 'disconnectingIn'
  | 'disconnecting'
  | 'stillDisconnecting'
  /** The helper is lost; whether it signs them out is watched. */
  | 'watching'
  | 'signedOut';

/** A moment in local time, as in `16:03`. The date only if it is not today. */
export interface ToldTime {
  readonly time: string;
  readonly date: string | null;
}

/** That somebody else asked this person's own Usher to sign them out. */
export interface ReceiptFacts {
  /** Who asked; empty if Windows did not tell. */
  readonly name: string;
  readonly at: ToldTime;
  /** `unknown`: nobody can tell whether they were signed out. */
  readonly became: 'signedOut' | 'kept' | 'unknown';
  /** What was open then. */
  readonly lost: CouldBeLost;
  /** They clicked *Sign out* themselves. */
  readonly saidYes: boolean;
}

/** What the menu, the toasts and the boxes say. */
export interface TrayWords extends EngineWords {
  readonly caption: {
    /** `mayClick`: false where a click on nobody's row asks about them. */
    people(count: number, mayClick: boolean): string;
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
    /** @param left until that is over; null where no time runs */
    activity(name: string, activity: RowActivity, left: TimeLeft | null): string;
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
    /** While the question about them stands; keeps all of them signed in. */
    everyoneAsked(count: number): string;
    /** `isCertain`: false where somebody of them is still asked on their screen. */
    everyoneBusy(count: number, isCertain: boolean): string;
    /** So many things that others left and no notification could show. A click shows them. */
    unread(count: number): string;
    /** Nobody else may ask this person's own Usher until tomorrow. */
    readonly doNotAsk: string;
    /** Ends that. */
    readonly askAgain: string;
    readonly signInStart: string;
    readonly history: string;
    readonly settings: string;
    readonly help: string;
    /** `&` marks the key that chooses the row. */
    readonly quit: string;
  };
  readonly tooltip: {
    people(count: number): string;
    /** Nobody has been listed yet. */
    readonly looking: string;
    /** The operator is asked, or Windows for permission. */
    asking(name: string): string;
    /** The person is asked. */
    askingPerson(name: string, left: TimeLeft | null): string;
    /** They asked for 10 more minutes. */
    moreTime(name: string, left: TimeLeft | null): string;
    /** They are signed out at the end of that time if nobody stops it; null at its very end. */
    countingDown(name: string, left: TimeLeft | null): string;
    signingOut(name: string): string;
    /** The same of a disconnect. */
    disconnectingIn(name: string, left: TimeLeft | null): string;
    disconnecting(name: string): string;
    /** The helper was told to stop, and has not said yet whether it did. */
    stopping(name: string): string;
    /** The same of a disconnect. */
    stoppingDisconnect(name: string): string;
    /** The helper is lost; whether it signs them out is watched. */
    watching(name: string): string;
    readonly listFailed: string;
  };
  /** How it ended for each of a group. */
  groupOutcome(ends: readonly { readonly name: string; readonly outcome: Outcome }[]): TitledText;
  /** The question's text for a box that has only OK and Cancel. */
  boxText(question: Question, name: string): string;
  /** The operator's window. A name is null where a question is about several people. */
  readonly window: {
    /** The last line of a question whose silence is a yes; null in its last moment. */
    silenceEnds(left: TimeLeft | null): string;
    /** The last line of any other question. */
    silenceKeeps(name: string | null): string;
    /** The button that is a no. */
    keep(name: string | null): string;
    readonly cancel: string;
    readonly close: string;
    readonly showDetails: string;
    readonly hideDetails: string;
    /** What happens to somebody after a yes. */
    progress(name: string, activity: RowActivity, left: TimeLeft | null, deed: Deed): TitledText;
    /** @param isCertain false while somebody of them is still asked */
    progressOfAll(count: number, left: TimeLeft | null, isCertain: boolean): string;
  };
  noteResult(end: NoteResult, name: string): TitledText;
  outcome(outcome: Outcome, name: string, deed: Deed): TitledText;
  /** What can be done instead of a sign-out, and ends nothing: the buttons. */
  readonly milder: Readonly<Record<MilderStep, (name: string) => string>>;
  /** The sign-in screen did not come. */
  notLetIn(name: string, code: number | null): TitledText;
  silenceReason(reason: SilenceReason): string;
  /** Buttons that leave a message instead of signing out: to somebody away, and to somebody who may be there. */
  readonly leaveMessage: string;
  readonly justAsk: string;
  /** The buttons of an outcome that a second question may overrule. */
  readonly overrule: { readonly yes: string; readonly no: string };
  /** What the operator is told of the first problem with the settings, of so many. */
  settingsNotice(problem: string, count: number): TitledText;
  /** Windows did not let the person be asked, and the operator's yes stands. */
  notAsked(name: string): TitledText;
  /** The person was asked, or left a message, a short while ago, and is left in peace for now. */
  coolDown(facts: CoolDownFacts): TitledText;
  /** What a person is told once they are back. */
  readonly returned: {
    receipt(facts: ReceiptFacts): TitledText;
    /** @param from empty if Windows did not tell who */
    note(from: string, at: ToldTime, text: string): TitledText;
    /** A message of this person's was shown to that one. More than one may have been. */
    noteShown(person: string, at: ToldTime): TitledText;
    /** Several of these at once, in a box whose OK marks them as read. */
    unread(told: readonly TitledText[]): TitledText;
  };
}
