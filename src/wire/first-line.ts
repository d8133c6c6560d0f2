import type { Duplex } from 'node:stream';

export interface FirstLineParts {
  /** A line that has as many bytes, its end counted, is none. */
  readonly longest: number;
  /** How long to wait for it. */
  readonly ms: number;
}

const LINE_END = 0x0a;

/**
 * What somebody says first, before anything is said to them. What follows that line stays in the stream, to be read.
 * @returns null where none came in time, or none that fits; the stream is destroyed then
 */
export function firstLine(stream: Duplex, { longest, ms }: FirstLineParts): Promise<string | null> {
  return new Promise((resolve) => {
    let read = Buffer.alloc(0);
    const late = setTimeout(() => end(null), ms);

    function end(line: string | null): void {
      clearTimeout(late);
      stream.off('data', heard).off('close', gone).off('end', gone);
      // An error still comes before the close, and one that nobody listens to would end the process.
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
