/** What only the menu in a terminal says. Names go in as they are to be shown. */
export interface TerminalWords {
  /** The keys that do something now, one text each. */
  readonly keys: {
    readonly choose: string;
    /** An answer to the question, by its key. */
    answer(key: string, label: string): string;
    /** What Esc takes back: one person's, or several. */
    cancel(name: string): string;
    cancelAll(count: number): string;
    /** Takes the notes away. */
    readonly clear: string;
    readonly quit: string;
    /** While a longer text is shown. */
    readonly scroll: string;
    readonly back: string;
  };
  /** The buttons of a question that stands a second time. */
  readonly answers: { readonly yes: string; readonly no: string };
  /** Stands where the question should. */
  readonly tooSmall: string;
  /** The person is asked on their own screen. */
  asked(name: string, seconds: number): string;
  /** No answer becomes a yes. */
  silence(name: string, seconds: number): string;
  countdown(name: string, seconds: number): string;
  /** Said when the menu was left while something ran. */
  readonly canceled: string;
  readonly tooLateToCancel: string;
}
