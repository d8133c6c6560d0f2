import type { Outcome } from '../../conversation/outcome.ts';
import type { SessionErrorKind } from '../../sessions/session-error.ts';

/** How a command ends. Part of the interface: scripts depend on the numbers. */
export const EXIT = {
  done: 0,
  failed: 1,
  wrongUse: 2,
  /** Declined, refused, not answered or canceled: somebody or something kept the person signed in. */
  notDone: 3,
  noSuchSession: 4,
  accessDenied: 5,
  unreachable: 6,
  /** Done for some and not for others. */
  partly: 7,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** How a command ends whose one conversation ended so. */
export function outcomeExit(outcome: Outcome): ExitCode {
  switch (outcome.kind) {
    case 'signedOut':
    // What was wanted, whoever did it.
    case 'alreadyGone':
      return EXIT.done;
    case 'declined':
    case 'unanswered':
    case 'permissionDeclined':
    case 'refused':
    case 'personUnanswered':
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
      return kind === 'accessDenied' || kind === 'noRights' ? EXIT.accessDenied : EXIT.failed;
    }
  }
}

/** How a command ends that could not list a PC's sessions. */
export function listingExit(kind: SessionErrorKind, isThisPc: boolean): ExitCode {
  if (kind === 'accessDenied') return EXIT.accessDenied;
  return isThisPc ? EXIT.failed : EXIT.unreachable;
}

/** How a command ends that did several things: partly done where only some were, else by the gravest. */
export function togetherExit(codes: readonly ExitCode[]): ExitCode {
  const undone = codes.filter((code) => code !== EXIT.done);
  if (undone.length === 0) return EXIT.done;
  if (undone.length < codes.length || undone.includes(EXIT.partly)) return EXIT.partly;
  const gravest = [EXIT.failed, EXIT.unreachable, EXIT.accessDenied, EXIT.noSuchSession, EXIT.notDone];
  return gravest.find((code) => undone.includes(code)) ?? EXIT.failed;
}
