import type { Duplex } from 'node:stream';
import type { FromHelper, ToHelper } from './protocol.ts';
import { LONGEST_LINE, writeMessage } from './protocol.ts';

const BEAT = 1000;

/** Whoever says nothing for this long is gone. In ms. */
export const SILENCE = 5000;

export interface Link<Sent> {
  send(message: Sent): void;
  /** Ends it from this side; nothing is heard afterwards, not even that it ended. */
  close(): void;
}

export interface LinkListener<Heard> {
  /** Beats too: they may not come before a greeting. */
  heard(message: Heard): void;
  /** The other side closed, fell silent or said what is no message. Told once; the stream is closed by then. */
  lost(why: string): void;
}

/**
 * Lines of messages over a stream, with a beat each second in both directions, so that the death of one side is the
 * end of the other's countdown.
 */
export function link<Sent extends FromHelper | ToHelper, Heard extends FromHelper | ToHelper>(
  stream: Duplex,
  readMessage: (line: string) => Heard | null,
  listener: LinkListener<Heard>,
): Link<Sent> {
  let unread = '';
  let isOpen = true;
  let silence = setTimeout(() => lose('silent'), SILENCE);
  const beat = setInterval(() => write({ kind: 'beat' }), BEAT);

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
    listener.lost(why);
  }

  function write(message: FromHelper | ToHelper): void {
    if (isOpen) stream.write(writeMessage(message));
  }

  function read(text: string): void {
    const lines = `${unread}${text}`.split('\n');
    unread = lines.pop() ?? '';
    for (const line of lines) {
      const message = Buffer.byteLength(line) < LONGEST_LINE ? readMessage(line) : null;
      if (!isOpen) return;
      if (message === null) {
        lose('malformed');
        return;
      }
      clearTimeout(silence);
      silence = setTimeout(() => lose('silent'), SILENCE);
      listener.heard(message);
    }
    if (Buffer.byteLength(unread) >= LONGEST_LINE) lose('malformed');
  }

  stream.setEncoding('utf8');
  stream.on('data', (text: string) => isOpen && read(text));
  stream.on('error', (error) => lose(String(error)));
  stream.on('close', () => lose('closed'));
  stream.on('end', () => lose('closed'));
  return { send: write, close };
}
