import { createServer } from 'node:net';
import { pause } from './pause.ts';

/** An answer is a line of a few hundred bytes. */
const ANSWER_BYTES = 16 * 1024;

/** The named pipe through which SnoreToast tells how one toast ended. */
export interface AnswerPipe {
  /** Resolves when the pipe can be written to; rejects when it cannot be opened. */
  readonly listening: Promise<void>;
  /**
   * What was written first, waiting at most `waitMs` for it, and the end of the pipe. '' when nothing came.
   * The wait is needed after the program has ended: a click is reported by a COM activation, which may run
   * in another process.
   */
  answer(waitMs: number): Promise<string>;
}

/** Opens the pipe. The bytes are UTF-16LE, and no error of the pipe gets past it. */
export function openAnswerPipe(path: string): AnswerPipe {
  let answered: (text: string) => void = () => {};
  const text = new Promise<string>((resolve) => {
    answered = resolve;
  });
  const server = createServer((socket) => {
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      if (socket.bytesRead > ANSWER_BYTES) socket.destroy();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      if (chunks.length > 0) answered(Buffer.concat(chunks).toString('utf16le'));
    });
  });
  const listening = new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(path, resolve);
  });
  return {
    listening,
    async answer(waitMs) {
      const stop = new AbortController();
      const nothing = pause(waitMs, stop.signal).then(() => '');
      const first = await Promise.race([text, nothing]);
      stop.abort();
      server.close();
      return first;
    },
  };
}
