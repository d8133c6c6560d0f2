import type { RowProblem } from '../sessions/commands/session-table.ts';

/** What is said of a captured table of quser. `file` is as it is to be shown. */
export interface CaptureWords {
  readonly standardInput: string;
  /** @param code as Node.js names the error */
  cannotBeRead(file: string, code: string | undefined): string;
  tooLarge(file: string, megabytes: number): string;
  noSession(file: string): string;
  problem(file: string, line: number, reason: RowProblem): string;
  /** Lines that can't be read either, and are not named. */
  moreProblems(file: string, count: number): string;
  /** What a click on this person would do. */
  click(facts: {
    readonly name: string;
    readonly question: string;
    /** True if a second yes is needed. */
    readonly asksAgain: boolean;
    readonly seconds: number;
    readonly method: string;
  }): string;
}

/** What the three stories on simulated PCs say. */
export interface StoryWords {
  /** How many times faster than real time they run. */
  speed(times: number): string;
  readonly titles: Readonly<Record<'away' | 'refusal' | 'takenOver', string>>;
  state(kind: string): string;
  /** Why no answer is not a yes. */
  silence(because: string): string;
  click(row: string): string;
  /** A program that was started. @param exitCode null if it did not exit by itself */
  started(line: string, exitCode: number | null): string;
  /** What the person sees. */
  asked(name: string, title: string): string;
  answered(name: string, answer: string): string;
  toast(title: string, text: string, buttons: readonly string[]): string;
  session(id: number, isThere: boolean): string;
  history(file: string): string;
}

export interface DemoWords {
  readonly capture: CaptureWords;
  readonly stories: StoryWords;
}
