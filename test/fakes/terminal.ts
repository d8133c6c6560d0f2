import type { Terminal } from '../../src/cli/output/terminal.ts';

/** A terminal that a test controls. */
export interface FakeTerminal extends Terminal {
  isInteractive: boolean;
  /** Everything printed, in order, as `out: …` and `err: …`. */
  readonly lines: string[];
  /** The questions that were asked here. */
  readonly questions: string[];
  /**
   * The answers to the next questions, in order. A question without an answer stays open until it is taken back.
   */
  readonly answers: (boolean | null)[];
  /** The current progress line. */
  readonly shown: string | null;
}

export function fakeTerminal(): FakeTerminal {
  const lines: string[] = [];
  const questions: string[] = [];
  const answers: (boolean | null)[] = [];
  let shown: string | null = null;
  return {
    isInteractive: true,
    lines,
    questions,
    answers,
    get shown() {
      return shown;
    },
    print: (line) => void lines.push(`out: ${line}`),
    tell: (line) => void lines.push(`err: ${line}`),
    progress(line) {
      shown = line?.text ?? null;
    },
    emphasize: (text) => text,
    confirm(question, signal) {
      questions.push(question.title);
      const answer = answers.shift();
      if (answer !== undefined) return Promise.resolve(answer);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(null)));
    },
  };
}
