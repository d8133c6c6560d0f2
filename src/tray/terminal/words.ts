import type { TimeLeft } from '../../base/time-left.ts';
import type { Deed } from '../../sessions/deed.ts';

/** Words of the menu in a terminal alone. Names are ready to be shown. */
export interface TerminalWords {
  /** The keys that do something now, one text each. */
  readonly keys: {
    readonly choose: string;
    /** An answer to the question, by its key. */
    answer(key: string, label: string): string;
    /** Cancels one conversation, or several. */
    cancel(name: string, deed: Deed): string;
    cancelAll(count: number): string;
    /** Clears the notices. */
    readonly clear: string;
    readonly help: string;
    readonly quit: string;
    /** While a longer text is shown. */
    readonly scroll: string;
    readonly back: string;
    /** While the keys are explained. */
    readonly anyKey: string;
  };
  /** Explains every key, a line each. */
  readonly allKeys: readonly string[];
  /** The buttons of a question that is shown a second time. */
  readonly answers: { readonly yes: string; readonly no: string };
  /** The first line on a simulated PC. */
  readonly welcome: string;
  /** Replaces a question that does not fit. */
  readonly tooSmall: string;
  /** A key came too soon after what it was for had changed. */
  readonly tooSoon: string;
  /** The person is asked on their own screen. */
  asked(name: string, left: TimeLeft | null): string;
  /** The person asked for 10 more minutes. */
  moreTime(name: string, left: TimeLeft | null): string;
  /** No answer becomes a yes. */
  silence(name: string, left: TimeLeft | null): string;
  countdown(name: string, left: TimeLeft | null, deed: Deed): string;
  /** The operator's no, or a cancel, about these people. */
  kept(names: readonly string[], deed: Deed): string;
  /** The operator leaves while something runs that has yet to end. `tooLate`: what nothing stops any more. */
  leaving(tooLate: Deed | null): string;
  /** The last line if the menu was closed and nobody was signed out. */
  readonly canceled: string;
  /** The last line if it was closed while Windows signs out or disconnects somebody, and while the helper has yet to say. */
  tooLateToCancel(deed: Deed): string;
  notKnown(deed: Deed): string;
}
