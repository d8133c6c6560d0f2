import { styleText } from 'node:util';
import { cells } from '../../sessions/commands/cells.ts';
import type { Progress } from './progress.ts';

/** What a command prints on and asks in. */
export interface Terminal {
  /** True where somebody can be asked: keys and a screen. */
  readonly isInteractive: boolean;
  /** A result, for people or programs: to stdout. */
  print(line: string): void;
  /** What goes on and what went wrong: to stderr. */
  tell(line: string): void;
  /**
   * The line that goes on being true: replaced in place on a screen; elsewhere written once for each `phase`, so that
   * a log is not filled with seconds. Null takes it away.
   */
  progress(line: Progress | null): void;
  /** A text set off from the rest on a screen that has colours; elsewhere as it is. */
  emphasize(text: string, to: 'print' | 'tell'): string;
  /**
   * A yes or no; no is the default. Keys from before it stood there are not heard.
   * @returns null where the signal, Ctrl+C or the end of the input took it away
   */
  confirm(question: string, signal: AbortSignal): Promise<boolean | null>;
}

const CLEAR_LINE = '\r\x1b[2K';

/** This process's own terminal. NO_COLOR is obeyed. */
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
    // Looks at the stream itself, and at NO_COLOR.
    emphasize: (text, to) => styleText('bold', text, { stream: to === 'print' ? stdout : stderr }),
    async confirm(question, signal) {
      clear();
      const { confirm } = await import('./confirm.ts');
      return confirm(question, signal, { input: stdin, output: stderr });
    },
  };
}
