import type { TimeLeft } from '../../base/time-left.ts';

/** Words of the menu in a terminal alone. Names are ready to be shown. */
export interface TerminalWords {
  /** The keys that do something now, one text each. */
  readonly keys: {
    readonly choose: string;
    /** An answer to the question, by its key. */
    answer(key: string, label: string): string;
    /** Cancels one conversation, or several. */
    cancel(name: string): string;
    cancelAll(count: number): string;
    /** Clears the notices. */
    readonly clear: string;
    readonly quit: string;
    /** While a longer text is shown. */
    readonly scroll: string;
    readonly back: string;
  };
  /** The buttons of a question that is shown a second time. */
  readonly answers: { readonly yes: string; readonly no: string };
  /** Replaces a question that does not fit. */
  readonly tooSmall: string;
  /** The person is asked on their own screen. */
  asked(name: string, left: TimeLeft | null): string;
  /** The person asked for 10 more minutes. */
  moreTime(name: string, left: TimeLeft | null): string;
  /** No answer becomes a yes. */
  silence(name: string, left: TimeLeft | null): string;
  countdown(name: string, left: TimeLeft | null): string;
  /** The last line if something ran when the menu was closed. */
  readonly canceled: string;
  readonly tooLateToCancel: string;
}
