import { createServer } from 'node:net';

/** An answer is a line of a few hundred bytes. */
const ANSWER_BYTES = 16 * 1024;

/** The named pipe through which SnoreToast tells what becomes of one toast. */
export interface AnswerPipe {
  /** Resolves when the pipe can be written to; rejects when it cannot be opened. */
  readonly listening: Promise<void>;
  /** Nothing is heard any more. */
  close(): void;
}

/**
 * Opens the pipe. The bytes are UTF-16LE, and no error of the pipe gets past it.
 * @param heard called with each answer. There may be several, and late ones: that the banner is gone comes from the
 *   program that drew it, a click from a COM activation, which may run in another process.
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
