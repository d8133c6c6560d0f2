import type { TimeLeft } from '../base/time-left.ts';
import type { Outcome } from '../conversation/outcome.ts';
import type { CoolDownFacts } from '../history/words.ts';
import type { Deed } from '../sessions/deed.ts';
import type { DetailFacts } from '../sessions/details.ts';
import type { IdleTime, SessionState } from '../sessions/session.ts';
import type { ShownIdle } from '../sessions/shown-idle.ts';

/** Something that a command could not do: one sentence, and what to do about it where there is something. */
export interface Complaint {
  readonly sentence: string;
  readonly hint: string | null;
}

/** Somebody in a list of candidates. */
export interface Candidate {
  readonly userName: string;
  readonly domainName: string;
  /** Null where it is not known. */
  readonly fullName: string | null;
  readonly host: string;
  readonly sessionId: number;
  readonly idle: IdleTime;
}

/** What the command line says, in one language. Names go in as they are to be shown. */
export interface CliWords {
  readonly help: {
    readonly program: string;
    readonly commands: Readonly<
      Record<'list' | 'signOut' | 'disconnect' | 'lock' | 'ask' | 'history' | 'doctor' | 'demo', string>
    >;
    readonly arguments: Readonly<Record<'user' | 'listUser' | 'text', string>>;
    readonly options: Readonly<
      Record<
        | 'demo'
        | 'terminal'
        | 'plain'
        | 'quser'
        | 'quit'
        | 'everybody'
        | 'assumeUnelevated'
        | 'all'
        | 'json'
        | 'server'
        | 'stories'
        | 'id'
        | 'others'
        | 'idleOver'
        | 'yes'
        | 'anyway'
        | 'countdown'
        | 'reason'
        | 'dryRun'
        | 'last'
        | 'report',
        string
      >
    >;
    /** Below the options. */
    readonly examples: Readonly<
      Record<'program' | 'list' | 'signOut' | 'disconnect' | 'ask' | 'history', string>
    >;
    readonly exitCodes: string;
    /** What the value of an option has to be, where it is not that. */
    readonly allowed: Readonly<
      Record<'server' | 'id' | 'idleOver' | 'countdown' | 'reason' | 'text' | 'last', string>
    >;
    /** A sign-out has to be told whom it is about, and only once. */
    readonly whom: string;
    readonly whomToDisconnect: string;
    readonly idleOverAlone: string;
    readonly everybodyAlone: string;
    /** `flags` as they stand in the help. */
    twice(flags: string): string;
    /** The options that choose a menu go with no command. */
    readonly menuOnly: string;
    /** `meant`: the one that was meant, where that can be told. */
    unknownCommand(word: string, meant: string | null): string;
    /** Behind the sentence about another word that is not known. */
    didYouMean(word: string): string;
    readonly helpCommand: string;
    /** Below each command. */
    readonly demoToo: string;
    readonly notWindows: string;
    readonly noTerminal: string;
    /** Nobody could type an answer. */
    readonly noKeyboard: string;
    /** What was printed could not be written. @param code as Node.js names the error */
    outputLost(code: string): string;
  };
  /** All that can be told about a session, a line each. */
  sessionDetails(facts: DetailFacts): readonly string[];
  readonly table: {
    readonly headings: Readonly<
      Record<
        | 'host'
        | 'user'
        | 'fullName'
        | 'state'
        | 'idle'
        | 'memory'
        | 'neighbor'
        | 'unsaved'
        | 'session'
        | 'id'
        | 'logon',
        string
      >
    >;
    state(state: SessionState | 'unknown', locked: boolean | null): string;
    idle(idle: ShownIdle): string;
    memory(bytes: number | null): string;
    /** Whether the person's own Usher answers; null for unknown. */
    neighbor(answers: boolean | null): string;
    /** The programs that show unsaved work: null if nobody can tell, empty if none shows any. */
    unsaved(programs: readonly string[] | null): string;
    readonly unknown: string;
    readonly nobody: string;
    unreadable(sessionId: number): string;
  };
  /** What goes on, as one line that a later one replaces. `left` until the countdown ends; null once it has. */
  readonly progress: {
    permitting(name: string): string;
    asked(name: string, left: TimeLeft | null, deed: Deed): string;
    /** The person asked for 10 more minutes. */
    moreTime(name: string, left: TimeLeft | null): string;
    countdown(name: string, left: TimeLeft | null, deed: Deed): string;
    /** `isCertain`: false where somebody of them is still asked on their screen. */
    countdowns(count: number, left: TimeLeft | null, isCertain: boolean): string;
    acting(name: string, deed: Deed): string;
    /** The helper is lost; whether it does the deed is watched. */
    watching(name: string, deed: Deed): string;
  };
  /** How it ended. */
  ended(outcome: Outcome, name: string, deed: Deed): string;
  readonly canceled: string;
  tooLateToCancel(deed: Deed): string;
  readonly dryRun: {
    question(title: string, text: string): string;
    /** The command line answers it with yes. */
    answered(title: string, text: string): string;
    /** What follows where nobody answers it. */
    noAnswer(seconds: number, deed: Deed): string;
    /** What the person would see. */
    reads(name: string, title: string, text: string): string;
    asked(name: string, seconds: number, silenceSignsOut: boolean, deed: Deed): string;
    told(name: string): string;
    /** This PC cannot ask somebody who may be there. */
    cannotBeAsked(name: string): string;
    permission: string;
    countdown(name: string, seconds: number, method: string): string;
    noRights(name: string, deed: Deed): string;
    /** It would end at once, with these words. */
    nothing(name: string, ended: string): string;
    end(deed: Deed): string;
    readonly lock: string;
  };
  /** The sign-in screen is there. */
  readonly locked: string;
  noteLeft(name: string): string;
  nobodyToSignOut(overMs: number | null): string;
  readonly errors: {
    /** `command`: the one whose help tells more; null for that of the program. */
    wrongUse(reason: string, command: string | null): Complaint;
    noTerminal: Complaint;
    /** `meant`: who has nearly that name. */
    noSuchUser(
      user: string,
      hosts: readonly string[],
      meant: readonly Pick<Candidate, 'userName' | 'fullName'>[],
    ): Complaint;
    /** `user` null where only the id was given. */
    noSuchId(user: string | null, id: number, hosts: readonly string[]): Complaint;
    ambiguous(user: string, candidates: readonly Candidate[], showHosts: boolean): Complaint;
    ownSession(user: string): Complaint;
    protectedUser(user: string): Complaint;
    /** Nobody is signed out, because a mistake in the settings hides whom they protect. */
    protectedUnknown: Complaint;
    /** Windows does not tell enough about this person to compare them with the settings. */
    mayBeProtected(user: string): Complaint;
    unreadable(user: string): Complaint;
    /** The person was asked, or left a message, a short while ago, and is left in peace for now. */
    coolDown(facts: CoolDownFacts): Complaint;
    ownUnknown: Complaint;
    timedOut(host: string, seconds: number): Complaint;
    unreachable(host: string, code: number): Complaint;
    hostDenied(host: string, isThisPc: boolean): Complaint;
    /** @param quote what Windows said; null if nothing */
    listFailed(host: string, code: number | null, quote: string | null): Complaint;
    /** The sign-in screen did not come. */
    lockFailed(code: number | null): Complaint;
    noteRefused(name: string): Complaint;
    noteFailed(name: string): Complaint;
    notWindows: Complaint;
    windowsNotFound: Complaint;
    unexpected(message: string): Complaint;
  };
}
