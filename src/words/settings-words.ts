/** The values beneath `HKLM\SOFTWARE\Policies\Usher`. */
export type PolicyValueName = 'Protected' | 'PresentCountdownSeconds' | 'AwayCountdownSeconds';

/** Why a value of the policy cannot be used: Windows does not tell it, it is of a wrong type, or it is not allowed. */
export type PolicyFault = 'unreadable' | 'type' | 'value';

/** What is said about settings and policy that cannot be used, in one language. */
export interface SettingsWords {
  readonly policy: {
    /** @param entry what can be no account, where `fault` is `value` */
    protected(fault: PolicyFault, entry: string): string;
    /** @param allowed in seconds */
    countdown(
      name: PolicyValueName,
      fault: PolicyFault,
      allowed: { readonly least: number; readonly most: number },
    ): string;
  };
}
