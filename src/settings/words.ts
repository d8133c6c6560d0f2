/**
 * Why the settings in force are not simply those of the file.
 *
 * - `protectedUnknown`: it is not known whom they protect, so nobody is offered.
 * - `lastSettings`: the file cannot be used any more, so what it said before counts.
 */
export type SettingsDoubt = 'protectedUnknown' | 'lastSettings';

/** The values beneath `HKLM\SOFTWARE\Policies\Usher`. */
export type PolicyValueName = 'Protected' | 'PresentCountdownSeconds' | 'AwayCountdownSeconds';

/** Why a value of the policy cannot be used: Windows does not tell it, it is of a wrong type, or it is not allowed. */
export type PolicyFault = 'unreadable' | 'type' | 'value';

/** Where something stands in a text, counted from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Why an entry of `protected` can be no account. See `entryFault`. */
export type NoAccount = 'empty' | 'control' | 'sign';

/** What is said about settings and policy that cannot be used, in one language. */
export interface SettingsWords {
  /** About settings.json. Each sentence says where, what, and what follows for that setting. */
  readonly file: {
    /** It was there when Usher read it last. */
    readonly gone: string;
    readonly unreadable: Readonly<Record<'denied' | 'encoding' | 'length' | 'misnamed', string>>;
    /** @param fault what is wrong there, and the sign that stands there */
    syntax(
      fault: TextPlace & { readonly fault: 'empty' | 'ends' | 'backslash' | 'sign'; readonly sign: string },
    ): string;
    notAnObject(at: TextPlace): string;
    /** @param meant the setting whose name it may have been meant to be */
    notASetting(at: TextPlace, name: string, meant: 'protected' | 'silenceCounts' | null): string;
    /** @param used what is used instead; null where nobody is offered instead */
    mustBe(at: TextPlace, name: string, allowed: string, used: string | null): string;
    twice(at: TextPlace, name: string, used: string | null): string;
    /** What is used in place of countdowns that are none. */
    readonly standardOnes: string;
    protectedNoList(at: TextPlace): string;
    /** @param written the entry as it stands in the file */
    noAccount(at: TextPlace, written: string, fault: NoAccount): string;
    /** An entry that names nobody. */
    leftOut(at: TextPlace, written: string): string;
  };
  /** What follows where the file cannot be used at all: with settings from before in force, or without. */
  readonly untilMended: { readonly withLast: string; readonly without: string };
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
