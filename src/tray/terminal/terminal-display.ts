import type { Key } from 'node:readline';
import { emitKeypressEvents } from 'node:readline';
import { styleText } from 'node:util';
import type { PictureLine } from './terminal-menu.ts';
import type { TerminalSize } from './terminal-picture.ts';

/** Where keys are read and the picture is drawn. */
export interface TerminalStreams {
  readonly input: NodeJS.ReadableStream & { setRawMode?(isRaw: boolean): unknown; unref?(): unknown };
  readonly output: NodeJS.WritableStream & { readonly rows?: number; readonly columns?: number };
}

export interface DisplayListener {
  pressed(key: Key): void;
  resized(): void;
  /** No more keys can come. */
  gone(): void;
}

/** A whole terminal window: the picture is drawn over the one before, and what stood there comes back at the end. */
export interface TerminalDisplay {
  /** Null where the terminal does not tell. */
  size(): TerminalSize | null;
  draw(lines: readonly PictureLine[]): void;
  close(): void;
}

// https://learn.microsoft.com/windows/console/console-virtual-terminal-sequences
const OTHER_SCREEN = '\x1b[?1049h';
const BACK_AGAIN = '\x1b[?1049l';
const HIDE_CURSOR = '\x1b[?25l';
const SHOW_CURSOR = '\x1b[?25h';
/** A line that a terminal takes for longer than it is must not push the others out of the window. */
const NO_WRAP = '\x1b[?7l';
const WRAP = '\x1b[?7h';
const CLEAR_ALL = '\x1b[2J';
const HOME = '\x1b[H';
const CLEAR_REST_OF_LINE = '\x1b[K';
const CLEAR_BELOW = '\x1b[J';

/**
 * Opens the other screen, which has no history to scroll back to: what is drawn is what is seen.
 * Keys that were typed before are not heard.
 */
export function terminalDisplay(
  { input, output }: TerminalStreams,
  listener: DisplayListener,
): TerminalDisplay {
  let isOpen = true;
  const pressed = (_: unknown, key: Key) => listener.pressed(key);
  // A terminal that is taken away ends its keys with an error on some systems.
  const gone = () => {
    input.off('end', gone).off('close', gone);
    listener.gone();
  };
  const resized = () => {
    output.write(CLEAR_ALL);
    listener.resized();
  };
  input.setRawMode?.(true);
  emitKeypressEvents(input);
  input.resume();
  // What the system still holds is read in the next turn of the loop.
  setImmediate(() => {
    if (isOpen) input.on('keypress', pressed);
  });
  input.on('end', gone).on('close', gone).on('error', gone);
  output.on('resize', resized);
  output.write(OTHER_SCREEN + HIDE_CURSOR + NO_WRAP + CLEAR_ALL);

  return {
    size() {
      const { rows, columns } = output;
      return rows !== undefined && columns !== undefined && rows > 0 && columns > 0
        ? { rows, columns }
        : null;
    },
    draw(lines) {
      if (!isOpen) return;
      const drawn = lines.map((line) => `${styled(line)}${CLEAR_REST_OF_LINE}`).join('\r\n');
      output.write(`${HOME}${drawn}${CLEAR_BELOW}`);
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      input.off('keypress', pressed).off('end', gone).off('close', gone);
      output.off('resize', resized);
      input.setRawMode?.(false);
      input.pause();
      input.unref?.();
      output.write(WRAP + SHOW_CURSOR + BACK_AGAIN);
    },
  };

  function styled({ text, look }: PictureLine): string {
    if (look === 'plain') return text;
    // Looks at the stream, and at NO_COLOR.
    return styleText(LOOKS[look], text, { stream: output as NodeJS.WriteStream });
  }
}

const LOOKS = { title: 'bold', chosen: 'bold', dim: 'dim' } as const;
