import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isUpKey,
  useEffect,
  useKeypress,
  useState,
} from '@inquirer/core';
import type { TerminalScreen } from './terminal-screen.ts';
import type { Line, Menu, Row, Tray, TrayListener } from './tray.ts';

export interface TerminalTrayParts {
  readonly screen: TerminalScreen;
  readonly listener: TrayListener;
  /** Keeps signed in whoever is asked about or counted down. */
  cancel(): void;
  /** Ctrl+C, or the terminal is gone. */
  interrupted(): void;
  /** Told of each key. */
  keyPressed?(): void;
  /** Where to read keys and draw; this process's own terminal where nothing is given. */
  readonly streams?: { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream };
}

/** The tray's menu in a terminal: the same rows, chosen with the arrow keys and clicked with Enter. */
export function terminalTray(first: Menu, parts: TerminalTrayParts): Tray {
  const { screen } = parts;
  const closing = new AbortController();
  screen.update({ menu: first });
  const prompt = menuPrompt(parts, { signal: closing.signal, clearPromptOnDone: true, ...parts.streams });
  const ended = prompt.catch(() => {
    if (!closing.signal.aborted) parts.interrupted();
  });
  return {
    show: (menu) => screen.update({ menu }),
    async close() {
      closing.abort();
      await ended;
    },
  };
}

/** A terminal would break a long line within a word. */
const SENTENCES = /(?<=[.;]) /;

const KEYS = '↑↓ choose · Enter click · y n answer · m message · Esc cancel · q quit';

const menuPrompt = createPrompt<void, TerminalTrayParts>((parts) => {
  const { screen } = parts;
  const [chosen, choose] = useState('');
  const [, redraw] = useState(0);

  useEffect(() => {
    let draws = 0;
    return screen.subscribe(() => {
      draws += 1;
      redraw(draws);
    });
  }, []);

  useKeypress((key) => {
    parts.keyPressed?.();
    const rows = clickable(screen.shown().menu);
    const at = rows.findIndex(({ id }) => id === chosen);
    if (isUpKey(key)) choose(rows[Math.max(0, at - 1)]?.id ?? '');
    else if (isDownKey(key)) choose(rows[Math.min(rows.length - 1, at + 1)]?.id ?? '');
    else if (isEnterKey(key) && at >= 0) parts.listener.clicked(chosen);
    else if (key.name === 'y' && screen.shown().question !== null) parts.listener.clicked('caption');
    else if (key.name === 'm') pressNote(screen);
    else if (key.name === 'n' || key.name === 'escape') parts.cancel();
    else if (key.name === 'q') parts.listener.clicked('quit');
  });

  const { question, notes, menu, status } = screen.shown();
  const lines = [
    ...notes,
    ...(question === null ? [] : ['', question.toast.title, ...question.toast.text.split(SENTENCES), '']),
    ...(status === '' ? [] : [status, '']),
    ...menu.rows.flatMap((row) => draw(row, chosen)),
  ];
  return [lines.join('\n'), KEYS];
});

/** Leaves a message instead, where the question offers that. */
function pressNote(screen: TerminalScreen): void {
  const { question } = screen.shown();
  if (question?.toast.buttons.some(({ id }) => id === 'note')) question.press('note');
}

function clickable(menu: Menu): readonly Row[] {
  return menu.rows.filter((row): row is Row => !('line' in row) && row.enabled && !row.hidden);
}

function draw(row: Row | Line, chosen: string): string[] {
  if ('line' in row) return ['  ──────────'];
  if (row.hidden) return [];
  const text = row.mnemonic === true ? row.text.replace('&', '') : row.text;
  return [`${row.id === chosen ? '❯' : ' '} ${text}`];
}
