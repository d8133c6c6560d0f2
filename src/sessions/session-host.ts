import type { CouldBeLost } from './could-be-lost.ts';
import type { PersonQuestion, PersonReply } from './person-answer.ts';
import type { NoteResult, PersonNote } from './person-note.ts';
import type { Session } from './session.ts';
import type { Usage } from './usage.ts';

/** The result of one attempt to end a session. `slow` is not a failure: the session may still end. */
export type AttemptResult =
  | { readonly kind: 'done' }
  /** A last look right before the attempt forbade it, so nothing was done. */
  | { readonly kind: 'stopped'; readonly because: 'changed' | 'cameBack' | 'operatorLeft' | 'clockStepped' }
  | { readonly kind: 'slow' }
  /** This method does not exist on this PC (Windows Home has no logoff.exe). */
  | { readonly kind: 'absent' }
  /** Windows asked every program, and these objected. The session stays. */
  | { readonly kind: 'kept'; readonly programs: readonly string[] }
  | { readonly kind: 'failed'; readonly code: number | null; readonly accessDenied: boolean };

/**
 * One method of ending a session. The methods are tried in the order of `SessionHost.methods`, each after its own
 * last look.
 */
export interface SignOutMethod {
  /** For the log and the demo: `logoff 3`, `WTSLogoffSession(3)`. */
  describe(session: Session): string;
  /** Loads what the method needs, so that nothing is loaded between the last look and the attempt. Never throws. */
  warmUp?(): Promise<void>;
  /**
   * True if the method takes its own last look, so it may take longer than a look is valid. Left out: it does not.
   */
  looksItself?(session: Session): boolean;
  /**
   * Ends the session. Never throws, and asks nobody: the caller has asked and taken the last look. The call that
   * ends the session begins before this returns, unless the method looks itself.
   * @param isInputADoubt true if somebody who typed since the click must not be signed out; for a method that looks
   *   itself
   */
  end(session: Session, isInputADoubt?: boolean): Promise<AttemptResult>;
}

/** What became of taking a Remote Desktop connection away. */
export type DisconnectResult = Extract<
  AttemptResult,
  { readonly kind: 'done' | 'stopped' | 'slow' | 'absent' | 'failed' }
>;

/**
 * How a Remote Desktop connection is taken away. All programs of the session run on. Not a `SignOutMethod`, so that
 * nothing takes one for the other.
 */
export interface DisconnectMethod {
  /** For the log and the demo: `WTSDisconnectSession(3)`. */
  describe(session: Session): string;
  /** As of a `SignOutMethod`. */
  looksItself?(session: Session): boolean;
  /** Disconnects the session. Never throws, and asks nobody. The call begins before this returns, as with `end`. */
  disconnect(session: Session, isInputADoubt: boolean): Promise<DisconnectResult>;
}

/** What became of showing the sign-in screen instead of one's own session. `done`: Windows took it on. */
export type LetInResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly code: number | null };

/** What the Usher in a person's own session says. */
export interface NeighborSays {
  /** Of the talk between Ushers; left out where that is not known. One of another version counts as none. */
  readonly version?: number;
  readonly lost: CouldBeLost;
  /** True if it would sign its person out now, for whoever asks from this session. */
  readonly allows: boolean;
  /** How long it has seen no key and no mouse in its session, in ms; null if it cannot tell. Only for showing. */
  readonly idleMs: number | null;
  /** True if it would ask its person now, who is there. */
  readonly asks: boolean;
  /** The session of somebody else whom it is asking for now; null for nobody. */
  readonly askedBy: number | null;
}

/** The parts of Windows that Usher needs: who is signed in, what runs there, and signing out. */
export interface SessionHost {
  /** Which backend this is; for `About` and the log. */
  readonly name: string;
  /** False if facts are only parsed from a command's words, as with `quser`. Then silence never counts as yes. */
  readonly isExact: boolean;
  /** False if no question can reach another session. Then none is promised. */
  readonly canAsk: boolean;
  readonly methods: readonly SignOutMethod[];
  /** Left out by a host that cannot disconnect anybody. */
  readonly disconnecting?: DisconnectMethod;
  /**
   * Shows the sign-in screen at this PC instead of the operator's own session, in which everything runs on. Never throws.
   * Left out by a host that cannot.
   */
  letIn?(): Promise<LetInResult>;
  /** Every session that Windows lists, in no particular order. @throws SessionError */
  list(): Promise<readonly Session[]>;
  /**
   * That session and the operator's own as they are now, read as fast as possible; for the last look. Left out by a
   * host that has nothing faster than `list`. @throws SessionError
   */
  look?(session: Session): Promise<readonly Session[]>;
  /** What runs in the session. Returns unknown instead of an error. */
  usage(session: Session): Promise<Usage>;
  /**
   * Asks the Usher in the person's own session, if there is one; null if there is none or it does not answer in time.
   * Left out by a host that knows no neighbors. The first method is then never theirs. Never throws.
   */
  neighbor?(session: Session): Promise<NeighborSays | null>;
  /**
   * Asks the person in their session. Aborting makes the answer void. The question of their own Usher goes away then.
   * A box of Windows stays until it is answered or times out, because nobody can close one in another session. Never
   * throws.
   */
  ask(session: Session, question: PersonQuestion, signal: AbortSignal): Promise<PersonReply>;
  /** Leaves a message in their session for later reading. Never throws. */
  leaveNote(session: Session, note: PersonNote): Promise<NoteResult>;
  /**
   * Calls back, debounced, when something about any session may have changed. The listener then lists again. A host
   * without events from Windows never calls back, so the listener must also poll.
   */
  watch(changed: () => void): void;
  /** Releases everything that the host waits for. Nothing calls back afterwards. */
  close(): Promise<void>;
}
