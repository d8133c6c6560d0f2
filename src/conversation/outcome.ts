/** What went wrong, where something did. `code` is Windows' error number. */
export type Failure =
  | { readonly kind: 'windows'; readonly code: number | null }
  | { readonly kind: 'accessDenied' }
  /** This account may not, and Windows would not even ask for another one. */
  | { readonly kind: 'noRights' }
  /** The elevated helper did not come, or is gone. */
  | { readonly kind: 'helperLost' }
  /** An administrator set for this PC that this account is never signed out. */
  | { readonly kind: 'protected' }
  | { readonly kind: 'listUnreadable' }
  | { readonly kind: 'iconLost' };

/** How a conversation ended. Each has a sentence, and some have none because the operator just clicked it. */
export type Outcome =
  | { readonly kind: 'signedOut'; readonly memoryBytes: number | null }
  | { readonly kind: 'declined' }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'permissionDeclined' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'personUnanswered' }
  | { readonly kind: 'canceled' }
  | { readonly kind: 'operatorLeft' }
  | { readonly kind: 'cameBack' }
  | { readonly kind: 'alreadyGone' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'slept' }
  /** This PC's clock was set, so that times before and after it cannot be compared. */
  | { readonly kind: 'clockStepped' }
  | { readonly kind: 'stillThere' }
  | { readonly kind: 'failed'; readonly error: Failure };

/** An outcome that a second explicit question may overrule. */
export function isOverrulable(
  outcome: Outcome,
): outcome is Extract<Outcome, { readonly kind: 'refused' | 'personUnanswered' }> {
  return outcome.kind === 'refused' || outcome.kind === 'personUnanswered';
}
