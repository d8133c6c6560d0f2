import type { Key } from 'node:readline';
import { emitKeypressEvents } from 'node:readline';
import { wrapToWidth } from '../../base/text/text-lines.ts';

/** Lines in and lines out, as a screen reader reads them: nothing is drawn twice, and there are no control sequences. */
export interface Lines {
  say(line: string): void;
  /**
   * Asks for a line. Keys that were pressed before are no part of it.
   * @returns it without blanks around it; null if the signal or the end of the input came first
   */
  ask(prompt: string, signal: AbortSignal): Promise<string | null>;
  /** Who hears an Enter that nothing asked for; null for nobody. */
  onUnasked(heard: (() => void) | null): void;
  /** Aborted at Ctrl+C, and at the end of the input. */
  readonly ended: AbortSignal;
  close(): void;
}

/** The streams for keys and lines. */
export interface LineStreams {
  readonly input: NodeJS.ReadableStream & { setRawMode?(isRaw: boolean): unknown };
  readonly output: NodeJS.WritableStream & { readonly columns?: number };
}

const LONGEST = 20;

/** A terminal that is narrower, or does not tell its width, breaks lines itself. In columns. */
const NARROWEST = 20;

/**
 * Lines of these streams. Keys are read one by one and echoed here: a Windows console that edits a line itself goes back
 * to where that line began, and what was written meanwhile is overwritten.
 */
export function linesOf({ input, output }: LineStreams): Lines {
  const ended = new AbortController();
  const end = () => ended.abort();
  let typed = '';
  let answered: ((line: string) => void) | null = null;
  let unasked: (() => void) | null = null;

  function pressed(text: string | undefined, { name, ctrl }: Key): void {
    if (ctrl === true) {
      if (name === 'c' || name === 'd' || name === 'z') end();
    } else if (name === 'return' || name === 'enter') entered();
    else if (answered === null) return;
    else if (name === 'backspace' && typed !== '') {
      typed = typed.slice(0, -1);
      output.write('\b \b');
    } else if (text !== undefined && /^[ -~]$/.test(text) && typed.length < LONGEST) {
      typed += text;
      output.write(text);
    }
  }

  function entered(): void {
    if (answered === null) {
      unasked?.();
      return;
    }
    output.write('\n');
    answered(typed.trim());
  }

  input.setRawMode?.(true);
  emitKeypressEvents(input);
  input.on('keypress', pressed).on('end', end).on('close', end).on('error', end);
  input.resume();

  return {
    ended: ended.signal,
    say(line) {
      // A terminal would break a long line within a word.
      const { columns = 0 } = output;
      const most = columns < NARROWEST ? Number.POSITIVE_INFINITY : columns - 1;
      for (const part of wrapToWidth(line, most)) output.write(`${part}\n`);
    },
    async ask(prompt, signal) {
      const ends = [signal, ended.signal];
      if (ends.some(({ aborted }) => aborted)) return null;
      output.write(`${prompt} `);
      typed = '';
      const line = await new Promise<string | null>((resolve) => {
        const finish = (answer: string | null) => {
          answered = null;
          for (const each of ends) each.removeEventListener('abort', end);
          resolve(answer);
        };
        const end = () => finish(null);
        answered = finish;
        for (const each of ends) each.addEventListener('abort', end);
      });
      if (line === null) output.write('\n');
      return line;
    },
    onUnasked(heard) {
      unasked = heard;
    },
    close() {
      input.off('keypress', pressed).off('end', end).off('close', end);
      input.setRawMode?.(false);
      input.pause();
    },
  };
}
