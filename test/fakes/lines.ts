import type { Lines } from '../../src/cli/plain/lines.ts';

/** Lines that a test types and reads. */
export interface FakeLines extends Lines {
  /** Everything said and asked, in order. */
  readonly said: string[];
  /** Types a line and Enter. */
  type(line: string): void;
  /** Ends the input. */
  end(): void;
}

export function fakeLines(): FakeLines {
  const said: string[] = [];
  const ended = new AbortController();
  let answered: ((line: string) => void) | null = null;
  let unasked: (() => void) | null = null;
  return {
    said,
    ended: ended.signal,
    say: (line) => void said.push(line),
    ask(prompt, signal) {
      said.push(prompt);
      return new Promise((resolve) => {
        const finish = (line: string | null) => {
          answered = null;
          resolve(line);
        };
        answered = finish;
        AbortSignal.any([signal, ended.signal]).addEventListener('abort', () => finish(null));
      });
    },
    onUnasked(heard) {
      unasked = heard;
    },
    type(line) {
      if (answered === null) unasked?.();
      else answered(line);
    },
    end: () => ended.abort(),
    close() {},
  };
}
