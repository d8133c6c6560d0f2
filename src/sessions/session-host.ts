import type { NoteResult, PersonNote } from './person-note.ts';
import type { Session } from './session.ts';
import type { Usage } from './usage.ts';

/** What the other person is asked, in their own session. `seconds` is how long the box stays. */
export interface PersonQuestion {
  readonly title: string;
  readonly text: string;
  readonly seconds: number;
}

/**
 * The person's answer. Only a click is `yes` or `no`; time running out, an error while the box was up and
 * Windows' zero are `noAnswer`; `cannotBeAsked` means that nobody could have seen the question.
 */
export type PersonAnswer = 'yes' | 'no' | 'noAnswer' | 'cannotBeAsked';

/** What became of one attempt to end a session. `slow` is not a failure: the session may still go. */
export type AttemptResult =
  | { readonly kind: 'done' }
  /** A last look right before it said that it must not be done, and it was not. */
  | { readonly kind: 'stopped'; readonly because: 'changed' | 'cameBack' | 'operatorLeft' | 'clockStepped' }
  | { readonly kind: 'slow' }
  /** This way does not exist on this PC (Windows Home has no logoff.exe). */
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly code: number | null; readonly accessDenied: boolean };

/** One way of ending a session. Tried in the order of `SessionHost.ways`, each behind a last look of its own. */
export interface SignOutMethod {
  /** For the log and the story: `logoff 3`, `WTSLogoffSession(3)`. */
  describe(session: Session): string;
  /** Loads what the deed needs, so that nothing is loaded between the last look and it. Never throws. */
  warmUp?(): Promise<void>;
  /** True where the deed looks once more itself, so that it may come later than a look counts. Left out: it does not. */
  looksItself?(session: Session): boolean;
  /**
   * Never throws. Asks nobody: whoever calls has asked, and has looked whether it still is this sign-in. The call that
   * ends the session is begun before this returns, unless the way looks itself.
   * @param isInputADoubt whether somebody who typed since the click is not to be signed out; for a way that looks itself
   */
  end(session: Session, isInputADoubt?: boolean): Promise<AttemptResult>;
}

/** Windows as far as Usher needs it: who is signed in, what runs there, and the deed. */
export interface SessionHost {
  /** For `About` and the log: which backend this is. */
  readonly name: string;
  /** False where a session's raw words stand in for facts, as with `quser`: then silence never counts as yes. */
  readonly isExact: boolean;
  /** False where no question can reach another session, so that nobody is promised one. */
  readonly canAsk: boolean;
  readonly methods: readonly SignOutMethod[];
  /** Every session Windows tells of, in no particular order. @throws SessionError */
  list(): Promise<readonly Session[]>;
  /**
   * That session and the operator's own as they are now, as fast as Windows tells them: for the comparison right before
   * the deed. A host that cannot do better than `list` leaves it out. @throws SessionError
   */
  look?(session: Session): Promise<readonly Session[]>;
  /** What runs in the session; unknown rather than an error. */
  usage(session: Session): Promise<Usage>;
  /**
   * Asks the person in their session. Aborting makes the answer void, and does not close the box: Windows takes no box
   * of another session back, so it stands until it is answered or its own time is up. Never throws.
   */
  ask(session: Session, question: PersonQuestion, signal: AbortSignal): Promise<PersonAnswer>;
  /** Leaves a message in their session, for whenever somebody sees it. Never throws. */
  leaveNote(session: Session, note: PersonNote): Promise<NoteResult>;
  /**
   * Calls back, debounced, when something about any session may have changed; whoever listens lists again.
   * A host that is not told by Windows never calls back: the slow poll is the listener's own.
   */
  watch(changed: () => void): void;
  /** Releases what the host waits on. Nothing calls back afterwards. */
  close(): Promise<void>;
}
