import { createServer } from 'node:net';

/** The most bytes of an answer, which is a line of a few hundred. */
const ANSWER_BYTES = 16 * 1024;

/** The named pipe through which SnoreToast reports the end of one toast. */
export interface AnswerPipe {
  /** Resolves when the pipe can be written to; rejects when it cannot be opened. */
  readonly listening: Promise<void>;
  /** Stops listening. */
  close(): void;
}

/**
 * Opens the pipe. The bytes are UTF-16LE. Errors of the pipe go nowhere else.
 * @param heard called with each answer. There may be several, and late ones. The program that drew the banner
 *   reports its end. A click comes from a COM activation, which may run in another process.
 */
export function openAnswerPipe(path: string, heard: (answer: string) => void): AnswerPipe {
  let isClosed = false;
  const server = createServer((socket) => {
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      if (socket.bytesRead > ANSWER_BYTES) socket.destroy();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      if (chunks.length > 0 && !isClosed) heard(Buffer.concat(chunks).toString('utf16le'));
    });
  });
  const listening = new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(path, resolve);
  });
  return {
    listening,
    close() {
      isClosed = true;
      server.close();
    },
  };
}
