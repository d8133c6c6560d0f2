import { styled } from '../../base/styled.ts';
import type { Question } from '../../engine/words.ts';
import { cells } from '../../sessions/commands/cells.ts';
import type { Progress } from './progress.ts';

/** A question and its two answers. */
export type Confirmation = Pick<Question, 'title' | 'yes' | 'no'>;

/** The terminal in which a command prints and asks. */
export interface Terminal {
  /** True if somebody can be asked: there are keys and a screen. */
  readonly isInteractive: boolean;
  /** Prints a result, for people or programs, to stdout. */
  print(line: string): void;
  /** Prints progress and errors to stderr. */
  tell(line: string): void;
  /**
   * Shows the current state. On a screen the line is replaced in place. Elsewhere it is written once for each
   * `phase`, so that a log is not filled with seconds. Null removes it.
   */
  progress(line: Progress | null): void;
  /** Emphasizes a text on a screen with colours; elsewhere leaves it as it is. */
  emphasize(text: string, to: 'print' | 'tell'): string;
  /**
   * Asks for a yes or no; no is the default. Keys from before the question are ignored. What it is about has been told.
   * @returns null if the signal, Ctrl+C or the end of the input ended it
   */
  confirm(question: Confirmation, signal: AbortSignal): Promise<boolean | null>;
}

const CLEAR_LINE = '\r\x1b[2K';

/** This process's own terminal. NO_COLOR is respected. */
export function ownTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  let shown = '';
  let lastPhase = '';

  function clear(): void {
    if (shown !== '') stderr.write(CLEAR_LINE);
    shown = '';
  }

  return {
    isInteractive: stdin.isTTY === true && stderr.isTTY === true,
    print(line) {
      clear();
      stdout.write(`${line}\n`);
    },
    tell(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    progress(line) {
      const phase = line?.phase ?? '';
      const text = cells(line?.text ?? '', 0, stderr.columns ?? Number.POSITIVE_INFINITY);
      if (stderr.isTTY === true) {
        if (text === shown) return;
        stderr.write(`${CLEAR_LINE}${text}`);
        shown = text;
      } else if (phase !== lastPhase && text !== '') {
        stderr.write(`${text}\n`);
      }
      lastPhase = phase;
    },
    emphasize: (text, to) => styled(['bold'], text, to === 'print' ? stdout : stderr),
    async confirm({ title }, signal) {
      clear();
      const { confirm } = await import('./confirm.ts');
      return confirm(title, signal, { input: stdin, output: stderr });
    },
  };
}
