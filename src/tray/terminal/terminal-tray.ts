import type { Key } from 'node:readline';
import type { Menu, Tray, TrayListener } from '../ports.ts';
import type { TerminalStreams } from './terminal-display.ts';
import { terminalDisplay } from './terminal-display.ts';
import { isClickable, nextChoice } from './terminal-menu.ts';
import { terminalPicture } from './terminal-picture.ts';
import type { TerminalScreen } from './terminal-screen.ts';
import type { TerminalWords } from './words.ts';

export interface TerminalTrayParts {
  readonly screen: TerminalScreen;
  readonly listener: TrayListener;
  readonly words: TerminalWords;
  /** Esc: cancels what the screen's hint names. */
  cancel(): void;
  /** q, Ctrl+C, or the terminal is gone. */
  interrupted(): void;
  readonly streams: TerminalStreams;
}

/** The tray's menu in a terminal: the same rows, chosen with the arrow keys and clicked with Enter. */
export function terminalTray(first: Menu, parts: TerminalTrayParts): Tray {
  const { screen, listener, words } = parts;
  let chosen = '';
  let isQuestionShown = true;
  const display = terminalDisplay(parts.streams, {
    pressed,
    resized: draw,
    gone: parts.interrupted,
  });
  const unsubscribe = screen.subscribe(draw);
  screen.update({ menu: first });

  function draw(): void {
    const shown = screen.shown();
    const size = display.size();
    const picture = terminalPicture(shown, chosen, size, words);
    display.draw(picture.lines);
    ({ isQuestionShown } = picture);
    // If the window's size is unknown, nobody knows what was seen in it.
    if (!isQuestionShown || size === null) shown.question?.notDrawn();
  }

  function pressed(key: Key): void {
    if (key.ctrl === true) {
      if (key.name === 'c') parts.interrupted();
      return;
    }
    const { page } = screen.shown();
    if (page !== null) turn(page, key);
    else act(key);
  }

  function act({ name }: Key): void {
    const { menu, question, cancelHint } = screen.shown();
    switch (name) {
      case 'up':
      case 'down':
        chosen = nextChoice(menu, chosen, name === 'up' ? -1 : 1);
        draw();
        return;
      case 'return':
      case 'enter':
        if (menu.rows.some((row) => row.id === chosen && isClickable(row)) && mayClick())
          listener.clicked(chosen);
        return;
      case 'y':
        // The caption is the question's yes. A question that cannot be read whole cannot be agreed to.
        if (question !== null && isQuestionShown) listener.clicked('caption');
        return;
      case 'n':
        question?.press('no');
        return;
      case 'm':
        if (question?.toast.buttons.some(({ id }) => id === 'note')) question.press('note');
        return;
      case 'escape':
        parts.cancel();
        if (cancelHint === '') screen.update({ notes: [] });
        return;
      case 'q':
        parts.interrupted();
    }
  }

  function mayClick(): boolean {
    return chosen !== 'caption' || screen.shown().question === null || isQuestionShown;
  }

  function turn(
    { lines, from }: { readonly lines: readonly string[]; readonly from: number },
    { name }: Key,
  ): void {
    if (name === 'down') screen.update({ page: { lines, from: Math.min(lines.length - 1, from + 1) } });
    else if (name === 'up') screen.update({ page: { lines, from: Math.max(0, from - 1) } });
    else if (name === 'q') parts.interrupted();
    else if (name === 'escape') screen.update({ page: null });
  }

  return {
    show: (menu) => screen.update({ menu }),
    async close() {
      unsubscribe();
      display.close();
    },
  };
}
