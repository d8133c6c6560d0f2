import type { NativeReason } from '../base/refusal.ts';
import type { TitledText } from '../engine/words.ts';

/** What Usher tells of itself on this PC. */
export interface HelpFacts {
  readonly version: string;
  /** Where sessions come from, as the host names itself. */
  readonly backend: string;
  readonly settingsFile: string;
  readonly historyFile: string;
  readonly logFile: string;
  readonly programFolder: string;
  /** What doctor finds. */
  readonly findings: readonly string[];
}

/** What Usher says about itself: that it is there, or why it is not. */
export interface StartWords {
  readonly firstRun: TitledText;
  readonly alreadyRunning: string;
  /** How `usher --quit` ended. `stays`: it was asked, or could not be, and still runs. */
  readonly quit: Readonly<Record<'done' | 'notRunning' | 'stays' | 'unknown', string>>;
  /** How `usher --quit --everybody` ended. `unknown`: not everybody's Usher could be looked for. */
  readonly quitEverybody: Readonly<
    Record<'done' | 'notRunning' | 'stays' | 'unknown' | 'notAdministrator', string>
  >;
  /** What it is, what works here, how it is used, and where things are. Lines. */
  help(facts: HelpFacts): readonly string[];
  /** The first settings.json of this person: comments alone, which change nothing. Lines. */
  readonly emptySettings: readonly string[];
  /** The file of a program of ours that was not started. */
  programRefused(file: string): string;
  /** A text that nothing could show. @param isWritten false where its file could not be written */
  notOpened(file: string, isWritten: boolean): TitledText;
  /** There is no icon and will be none. @param why `notStarted`, `notReady`, or in other words than ours; null where a policy of Windows refused it */
  noIcon(why: string | null): string;
  /** Windows did not load the library that its own are called through. */
  nativeRefused(why: NativeReason): string;
  /** Neither Windows' libraries nor its programs can be reached for certain. */
  readonly windowsNotFound: string;
}
