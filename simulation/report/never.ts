/** What two processes together never come to, although each of them could alone. */
interface Never {
  readonly is: RegExp;
  readonly because: string;
}

const NEVER: readonly Never[] = [
  {
    is: /^helper asking → permitting$|^permitting → (?:helper (?!checkingUsage)|ended, protected)/u,
    because: 'A helper has its permission. It goes on in the same moment, and tells nobody of it.',
  },
  {
    is: /^helper (?!checkingUsage|stopping)\w+ → ended, protected$/u,
    because:
      'Whom an administrator protects is known at the first look, and does not change while a helper runs.',
  },
  {
    is: /^helper (?!signingOut|stopping)\w+ → ended, slept$/u,
    because: 'The tray looks at the same clocks before it hears its helper, so it has stopped it by then.',
  },
  {
    is: /^verifying → ended, changed$/u,
    because:
      'Whoever has changed once is gone for good, so that the next listing says that they are signed out.',
  },
];

/** Whether that transition is one that never comes about. */
export function isNever(transition: string): boolean {
  return NEVER.some(({ is }) => is.test(transition));
}
