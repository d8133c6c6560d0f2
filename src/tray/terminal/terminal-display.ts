import type { Interface, Key } from 'node:readline';
import { emitKeypressEvents } from 'node:readline';
import { styled } from '../../base/styled.ts';
import type { PictureLine } from './terminal-menu.ts';
import type { TerminalSize } from './terminal-picture.ts';

/** The streams for keys and for the picture. */
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

/** A whole terminal window. Each picture is drawn over the previous one. At the end the old content comes back. */
export interface TerminalDisplay {
  /** Null if the terminal does not tell. */
  size(): TerminalSize | null;
  draw(lines: readonly PictureLine[]): void;
  close(): void;
}

// https://learn.microsoft.com/windows/console/console-virtual-terminal-sequences
const OTHER_SCREEN = '\x1b[?1049h';
const BACK_AGAIN = '\x1b[?1049l';
const HIDE_CURSOR = '\x1b[?25l';
const SHOW_CURSOR = '\x1b[?25h';
/** If a terminal counts a line as longer than it is, it must not push the other lines out of the window. */
const NO_WRAP = '\x1b[?7l';
const WRAP = '\x1b[?7h';
const CLEAR_ALL = '\x1b[2J';
const HOME = '\x1b[H';
const CLEAR_REST_OF_LINE = '\x1b[K';
const CLEAR_BELOW = '\x1b[J';

/** How long the rest of an arrow key may take after its Esc, in ms. In Node's 500 ms a cancel could come too late. */
const ESCAPE_MS = 100;

/**
 * Opens the alternate screen. It has no history to scroll back to, so everything drawn can be seen. Keys typed
 * before are ignored.
 */
export function terminalDisplay(
  { input, output }: TerminalStreams,
  listener: DisplayListener,
): TerminalDisplay {
  let isOpen = true;
  const pressed = (_: unknown, key: Key) => listener.pressed(key);
  // On some systems a closed terminal ends its keys with an error.
  const gone = () => {
    input.off('end', gone).off('close', gone);
    listener.gone();
  };
  const resized = () => {
    output.write(CLEAR_ALL);
    listener.resized();
  };
  input.setRawMode?.(true);
  // Only this property of an interface is read.
  emitKeypressEvents(input, { escapeCodeTimeout: ESCAPE_MS } as unknown as Interface);
  input.resume();
  // Keys that the system still holds are read in the next turn of the loop.
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
      const drawn = lines.map((line) => `${looking(line)}${CLEAR_REST_OF_LINE}`).join('\r\n');
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
      // Some terminals keep lines of it if the window was made larger meanwhile.
      output.write(CLEAR_ALL + WRAP + SHOW_CURSOR + BACK_AGAIN);
    },
  };

  function looking({ text, look }: PictureLine): string {
    return look === 'plain' ? text : styled(LOOKS[look], text, output);
  }
}

const LOOKS = {
  title: ['bold'],
  chosen: ['bold', 'cyan'],
  ticking: ['magenta'],
  dim: ['dim'],
} as const;
