import { createInterface } from 'node:readline';

/** Lines in and lines out, as a screen reader reads them: nothing is drawn twice, and there are no control sequences. */
export interface Lines {
  say(line: string): void;
  /**
   * Asks for a line. One that was typed before does not answer.
   * @returns it without blanks around it; null if the signal or the end of the input came first
   */
  ask(prompt: string, signal: AbortSignal): Promise<string | null>;
  /** Who hears the lines that nothing asked for; null for nobody. */
  onUnasked(heard: (() => void) | null): void;
  /** Aborted at the end of the input. */
  readonly ended: AbortSignal;
  close(): void;
}

/** Lines of these streams. The terminal itself echoes what is typed, and edits it. */
export function linesOf(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Lines {
  const reader = createInterface({ input, terminal: false });
  const ended = new AbortController();
  let answered: ((line: string) => void) | null = null;
  let unasked: (() => void) | null = null;
  reader.on('line', (line) => {
    if (answered === null) unasked?.();
    else answered(line.trim());
  });
  reader.on('close', () => ended.abort());

  return {
    ended: ended.signal,
    say: (line) => void output.write(`${line}\n`),
    async ask(prompt, signal) {
      const over = AbortSignal.any([signal, ended.signal]);
      if (over.aborted) return null;
      output.write(`${prompt} `);
      const line = await new Promise<string | null>((resolve) => {
        answered = resolve;
        over.addEventListener('abort', () => resolve(null), { once: true });
      });
      answered = null;
      if (line === null) output.write('\n');
      return line;
    },
    onUnasked(heard) {
      unasked = heard;
    },
    close: () => reader.close(),
  };
}
