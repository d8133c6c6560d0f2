import type { Terminal } from '../../src/cli/output/terminal.ts';

/** A terminal as a test wants it. */
export interface FakeTerminal extends Terminal {
  isInteractive: boolean;
  /** What was printed and told, in order, as `out: …` and `err: …`. */
  readonly lines: string[];
  /** The questions that were asked here. */
  readonly questions: string[];
  /** What is said to the next questions, in order; a question that nothing is said to stands until it is taken back. */
  readonly answers: (boolean | null)[];
  /** The line that is true now. */
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
      questions.push(question);
      const answer = answers.shift();
      if (answer !== undefined) return Promise.resolve(answer);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(null)));
    },
  };
}
