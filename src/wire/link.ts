import type { Duplex } from 'node:stream';

const BEAT = 1000;
const BEAT_LINE = '{"kind":"beat"}\n';

/** Whoever says nothing for this long is gone. In ms. */
export const SILENCE = 5000;

export interface Link {
  /** @param line with its end */
  send(line: string): void;
  /** Ends it from this side; nothing is heard afterwards, not even that it ended. */
  close(): void;
}

export interface LinkParts<Heard> {
  /** A line that has as many bytes, its end counted, is none. */
  readonly longest: number;
  /** @returns null for a line that is no message */
  read(line: string): Heard | null;
  /** Beats too. */
  heard(message: Heard): void;
  /** The other side closed, fell silent or said what is no message. Told once; the stream is closed by then. */
  lost(why: string): void;
}

/**
 * Lines of messages over a stream, with a beat each second in both directions, so that the death of one side is the
 * end of the other's countdown.
 */
export function link<Heard>(stream: Duplex, parts: LinkParts<Heard>): Link {
  let unread = '';
  let isOpen = true;
  let silence = setTimeout(() => lose('silent'), SILENCE);
  const beat = setInterval(() => send(BEAT_LINE), BEAT);

  function close(): void {
    isOpen = false;
    clearTimeout(silence);
    clearInterval(beat);
    // What was sent still arrives.
    stream.end();
    setTimeout(() => stream.destroy(), BEAT).unref();
  }

  function lose(why: string): void {
    if (!isOpen) return;
    close();
    stream.destroy();
    parts.lost(why);
  }

  function send(line: string): void {
    if (isOpen) stream.write(line);
  }

  function read(text: string): void {
    const lines = `${unread}${text}`.split('\n');
    unread = lines.pop() ?? '';
    for (const line of lines) {
      const message = Buffer.byteLength(line) < parts.longest ? parts.read(line) : null;
      if (!isOpen) return;
      if (message === null) {
        lose('malformed');
        return;
      }
      clearTimeout(silence);
      silence = setTimeout(() => lose('silent'), SILENCE);
      parts.heard(message);
    }
    if (Buffer.byteLength(unread) >= parts.longest) lose('malformed');
  }

  stream.setEncoding('utf8');
  stream.on('data', (text: string) => isOpen && read(text));
  stream.on('error', (error) => lose(String(error)));
  stream.on('close', () => lose('closed'));
  stream.on('end', () => lose('closed'));
  // Whoever read the first line paused it.
  stream.resume();
  return { send, close };
}
