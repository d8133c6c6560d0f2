/**
 * Why the settings in force are not simply those of the file.
 *
 * - `protectedUnknown`: nobody knows whom they protect, so nobody is offered.
 * - `lastSettings`: the file cannot be used any more, so its earlier content counts.
 */
export type SettingsDoubt = 'protectedUnknown' | 'lastSettings';

/** The values beneath `HKLM\SOFTWARE\Policies\Usher`. */
export type PolicyValueName =
  | 'Protected'
  | 'PresentCountdownSeconds'
  | 'AwayCountdownSeconds'
  | 'OthersMaySignMeOut';

/** Why a policy value cannot be used: Windows does not tell it, its type is wrong, or it is not allowed. */
export type PolicyFault = 'unreadable' | 'type' | 'value';

/** What a setting has to be. */
export type Allowed =
  | {
      readonly kind: 'range';
      readonly least: number;
      readonly most: number;
      readonly unit: 'seconds' | 'minutes';
    }
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  /** A list of account names. */
  | { readonly kind: 'names' }
  /** An object with these members. */
  | { readonly kind: 'object'; readonly names: readonly string[] };

/** The settings that keep somebody safe. */
export type SafetySetting = 'protected' | 'silenceCounts' | 'othersMaySignMeOut';

/** A place in a text, counted from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Why an entry of `protected` can be no account. See `entryFault`. */
export type NoAccount = 'empty' | 'control' | 'sign';

/** The sentences about unusable settings and policy, in one language. */
export interface SettingsWords {
  /** About settings.json. Each sentence says where, what, and what follows for that setting. */
  readonly file: {
    /** The file existed when Usher last read it. */
    readonly gone: string;
    readonly unreadable: Readonly<Record<'denied' | 'encoding' | 'length' | 'misnamed', string>>;
    /** @param fault what is wrong there, and the sign at that place */
    syntax(
      fault: TextPlace & { readonly fault: 'empty' | 'ends' | 'backslash' | 'sign'; readonly sign: string },
    ): string;
    notAnObject(at: TextPlace): string;
    /** @param meant the setting whose name it may have been meant to be */
    notASetting(at: TextPlace, name: string, meant: SafetySetting | null): string;
    /** @param used what is used instead; null if nobody is offered instead */
    mustBe(at: TextPlace, name: string, allowed: Allowed, used: string | null): string;
    twice(at: TextPlace, name: string, used: string | null): string;
    /** Names the defaults that replace unusable countdowns. */
    readonly standardOnes: string;
    protectedNoList(at: TextPlace): string;
    /** @param written the entry as written in the file */
    noAccount(at: TextPlace, written: string, fault: NoAccount): string;
    /** An entry that names nobody. */
    leftOut(at: TextPlace, written: string): string;
  };
  /** The consequence of an unusable file: with earlier settings in force, or without. */
  readonly untilMended: { readonly withLast: string; readonly without: string };
  readonly policy: {
    /** @param entry the impossible account, if `fault` is `value` */
    protected(fault: PolicyFault, entry: string): string;
    /** @param allowed in seconds */
    countdown(
      name: PolicyValueName,
      fault: PolicyFault,
      allowed: { readonly least: number; readonly most: number },
    ): string;
    /** Nobody else may sign this person out, because that value cannot be used. */
    othersMay(fault: PolicyFault, allowed: readonly string[]): string;
  };
}
