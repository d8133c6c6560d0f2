import type { StayReason } from '../sessions/person-answer.ts';

/** What went wrong. `code` is Windows' error number. */
export type Failure =
  | { readonly kind: 'windows'; readonly code: number | null }
  | { readonly kind: 'accessDenied' }
  /** This account may not sign anybody out, and Windows offers no way to ask an administrator. */
  | { readonly kind: 'noRights' }
  /** The elevated helper did not start, or is gone. */
  | { readonly kind: 'helperLost' }
  /** This account may not, and the person's own Usher does not sign them out for others now. */
  | { readonly kind: 'neighborForbids' }
  /** The person's own Usher, the only one that could, did not answer or changed its mind. */
  | { readonly kind: 'neighborLost' }
  /** An administrator protects this account on this PC: it is never signed out. */
  | { readonly kind: 'protected' }
  | { readonly kind: 'listUnreadable' }
  /** Only somebody who is connected by Remote Desktop can be disconnected. */
  | { readonly kind: 'cannotDisconnect' }
  | { readonly kind: 'iconLost' };

/** How a conversation ended. Each outcome has a sentence, except where the operator has just clicked it. */
export type Outcome =
  | { readonly kind: 'signedOut'; readonly memoryBytes: number | null }
  /** Their Remote Desktop connection was taken away. They are signed in, and their programs run on. */
  | { readonly kind: 'disconnected' }
  /** They were disconnected before Usher did anything. */
  | { readonly kind: 'alreadyDisconnected' }
  | { readonly kind: 'declined' }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'permissionDeclined' }
  | { readonly kind: 'refused'; readonly because?: StayReason }
  | { readonly kind: 'personUnanswered' }
  /** These programs objected when Windows asked them, so the session stays. */
  | { readonly kind: 'keptByProgram'; readonly programs: readonly string[] }
  /** Somebody else is asking them now. Null if it is unknown who. */
  | { readonly kind: 'beingAsked'; readonly by: string | null }
  | { readonly kind: 'canceled' }
  | { readonly kind: 'operatorLeft' }
  | { readonly kind: 'cameBack' }
  | { readonly kind: 'alreadyGone' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'slept' }
  /** This PC's clock was set, so times from before and after cannot be compared. */
  | { readonly kind: 'clockStepped' }
  | { readonly kind: 'stillThere' }
  | { readonly kind: 'failed'; readonly error: Failure };

export const NO_RIGHTS: Outcome = { kind: 'failed', error: { kind: 'noRights' } };

const OVERRULABLE = ['refused', 'personUnanswered', 'keptByProgram', 'beingAsked'] as const;

export type Overrulable = Extract<Outcome, { readonly kind: (typeof OVERRULABLE)[number] }>;

/** True for an outcome that a second, explicit question may overrule. See also `overrulable`. */
export function isOverrulable(outcome: Outcome): outcome is Overrulable {
  return OVERRULABLE.some((kind) => kind === outcome.kind);
}
