import type { Duplex } from 'node:stream';

export interface FirstLineParts {
  /** A line with this many bytes, its end included, is too long. */
  readonly longest: number;
  /** How long to wait for it. */
  readonly ms: number;
}

const LINE_END = 0x0a;

/**
 * Reads the other side's first line, before anything is sent to it. The data after that line stays in the stream.
 * @returns null if no valid line comes in time; then the stream is destroyed
 */
export function firstLine(stream: Duplex, { longest, ms }: FirstLineParts): Promise<string | null> {
  return new Promise((resolve) => {
    let read = Buffer.alloc(0);
    const late = setTimeout(() => end(null), ms);

    function end(line: string | null): void {
      clearTimeout(late);
      stream.off('data', heard).off('close', gone).off('end', gone);
      // An error may still come before the close. Without a listener it would end the process.
      stream.pause();
      if (line === null) stream.destroy();
      resolve(line);
    }

    function heard(bytes: Buffer): void {
      read = Buffer.concat([read, bytes]);
      const length = read.indexOf(LINE_END);
      if (length < 0 && read.length < longest) return;
      const isLine = length >= 0 && length < longest;
      end(isLine ? read.toString('utf8', 0, length) : null);
      if (isLine && read.length > length + 1) stream.unshift(read.subarray(length + 1));
    }

    const gone = () => end(null);
    stream.on('error', () => {});
    stream.on('data', heard).on('close', gone).on('end', gone);
  });
}
