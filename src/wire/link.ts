import type { Duplex } from 'node:stream';

const BEAT = 1000;
const BEAT_LINE = '{"kind":"beat"}\n';

/** A side that is silent for this long is gone. In ms. */
export const SILENCE = 5000;

export interface Link {
  /** @param line including its end */
  send(line: string): void;
  /** Ends the link from this side. Nothing is reported afterwards, not even its end. */
  close(): void;
}

export interface LinkParts<Heard> {
  /** A line with this many bytes, its end included, is too long. */
  readonly longest: number;
  /** @returns null for a line that is no message */
  read(line: string): Heard | null;
  /** Called for every message, also for beats. */
  heard(message: Heard): void;
  /** The other side closed, fell silent or sent an invalid message. Called once, after the stream is closed. */
  lost(why: string): void;
}

/**
 * Messages as lines over a stream. Each side sends a beat each second. If one side dies, the other one's countdown
 * ends.
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
    // Data that was already sent still arrives.
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
  // The reader of the first line paused the stream.
  stream.resume();
  return { send, close };
}
