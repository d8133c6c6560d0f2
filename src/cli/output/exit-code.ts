import type { Outcome } from '../../conversation/outcome.ts';
import type { SessionErrorKind } from '../../sessions/session-error.ts';

/** Exit codes of commands. Scripts depend on the numbers, so they are part of the interface. */
export const EXIT = {
  done: 0,
  failed: 1,
  wrongUse: 2,
  /** Declined, refused, not answered or canceled: somebody or something kept the person signed in. */
  notDone: 3,
  noSuchSession: 4,
  accessDenied: 5,
  unreachable: 6,
  /** Done for some people but not for others. */
  partly: 7,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code for the outcome of one conversation. */
export function outcomeExit(outcome: Outcome): ExitCode {
  switch (outcome.kind) {
    case 'signedOut':
    // They are signed out, as wanted, whoever did it.
    case 'alreadyGone':
    case 'disconnected':
    case 'alreadyDisconnected':
      return EXIT.done;
    case 'declined':
    case 'unanswered':
    case 'permissionDeclined':
    case 'refused':
    case 'personUnanswered':
    case 'keptByProgram':
    case 'beingAsked':
    case 'canceled':
    case 'operatorLeft':
    case 'cameBack':
    case 'changed':
    case 'slept':
    case 'clockStepped':
      return EXIT.notDone;
    case 'stillThere':
      return EXIT.failed;
    case 'failed': {
      const { kind } = outcome.error;
      if (kind === 'neighborForbids') return EXIT.notDone;
      return kind === 'accessDenied' || kind === 'noRights' ? EXIT.accessDenied : EXIT.failed;
    }
  }
}

/** The exit code if a PC's sessions could not be listed. */
export function listingExit(kind: SessionErrorKind, isThisPc: boolean): ExitCode {
  if (kind === 'accessDenied') return EXIT.accessDenied;
  return isThisPc ? EXIT.failed : EXIT.unreachable;
}

/** The exit code of several results: `partly` if only some were done, else the gravest. */
export function togetherExit(codes: readonly ExitCode[]): ExitCode {
  const undone = codes.filter((code) => code !== EXIT.done);
  if (undone.length === 0) return EXIT.done;
  if (undone.length < codes.length || undone.includes(EXIT.partly)) return EXIT.partly;
  const gravest = [EXIT.failed, EXIT.unreachable, EXIT.accessDenied, EXIT.noSuchSession, EXIT.notDone];
  return gravest.find((code) => undone.includes(code)) ?? EXIT.failed;
}
