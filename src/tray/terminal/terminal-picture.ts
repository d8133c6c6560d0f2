import { oneLine } from '../../base/text/plain-text.ts';
import { wrapToWidth } from '../../base/text/text-lines.ts';
import type { Toast } from '../toasts/toast.ts';
import { keyLines, keysNow } from './terminal-keys.ts';
import type { PictureLine } from './terminal-menu.ts';
import { menuPart, rowsOfQuestion } from './terminal-menu.ts';
import type { PagePart } from './terminal-page.ts';
import { pageLines, pagePart } from './terminal-page.ts';
import type { Page, Shown } from './terminal-screen.ts';
import type { TerminalWords } from './words.ts';

/** The size of a terminal, in cells. */
export interface TerminalSize {
  readonly rows: number;
  readonly columns: number;
}

export interface Picture {
  /** From the top of the window. Never more lines than its rows, and none wider than it. */
  readonly lines: readonly PictureLine[];
  /** False if an open question is not drawn whole: its text, its seconds, its rows and its keys. */
  readonly isQuestionShown: boolean;
  /** Which part of a longer text is drawn; null if there is none. */
  readonly page: PagePart | null;
}

/** Used if a terminal does not tell its size. */
const USUAL: TerminalSize = { rows: 24, columns: 80 };

/** A question cannot be read in a narrower window. In cells. */
const NARROWEST = 20;

/** A menu has this many rows beside those of a question, and more where no note needs the room. */
const FEWEST = 3;

/** A line is easier to read when it breaks between sentences. */
const SENTENCES = /(?<=[.;]) /;

const BLANK: PictureLine = { text: '', look: 'plain' };

/** The content of the window. Question and keys come first, then countdowns, the menu and the notes. Pure. */
export function terminalPicture(
  shown: Shown,
  chosen: string,
  size: TerminalSize | null,
  words: TerminalWords,
): Picture {
  const { rows, columns } = size ?? USUAL;
  // Some terminals break a line that fills the last column, others do not.
  const width = Math.max(1, columns - 1);
  const broken = breaker(width);
  if (shown.page !== null) return pagePicture(shown, shown.page, rows, width, words);

  const { answers, others } = keysNow(shown, false, words);
  const few = keyLines(answers, width).flatMap((line) => broken(line, 'dim'));
  const keys = keyLines([...answers, ...others], width).flatMap((line) => broken(line, 'dim'));
  const { question, menu } = shown;
  // The chosen row is worth more than the keys.
  if (question === null) return menuPicture(shown, chosen, rows, width, keys.slice(0, rows - 1), [], []);
  const seconds = shown.silence === '' ? [] : broken(shown.silence, 'ticking');
  const asked = [...questionLines(question.toast, broken), ...seconds];
  const must = rowsOfQuestion(menu);
  // In a small window only the keys that answer the question are drawn. The chosen row may be any.
  const fitting = [keys, few].find(
    (some) => columns >= NARROWEST && rows - some.length - asked.length > must.length,
  );
  if (fitting !== undefined) return menuPicture(shown, chosen, rows, width, fitting, asked, must);
  const lines = [...broken(words.tooSmall), ...asked].slice(0, Math.max(0, rows - few.length));
  return { lines: [...lines, ...few].slice(0, rows), isQuestionShown: false, page: null };
}

/** @param must the rows that must be seen; there is room for them and for the chosen one */
function menuPicture(
  shown: Shown,
  chosen: string,
  rows: number,
  width: number,
  keys: readonly PictureLine[],
  asked: readonly PictureLine[],
  must: readonly number[],
): Picture {
  const broken = breaker(width);
  const room = rows - keys.length - asked.length;
  const status = statusLines(shown, broken).slice(0, Math.max(0, room - must.length - 1));
  // A small menu scrolls before a note is left out.
  const spare = Math.max(0, room - status.length - must.length - FEWEST);
  const whole = menuPart(shown.menu, chosen, must, room - status.length, width);
  const notes = noteLines(shown, broken, Math.max(spare, room - status.length - whole.length));
  const menuLines = menuPart(shown.menu, chosen, must, room - status.length - notes.length, width);
  let left = room - status.length - notes.length - menuLines.length;
  const apart = (lines: readonly PictureLine[]) => {
    if (lines.length === 0 || left < 1) return lines;
    left -= 1;
    return [...lines, BLANK];
  };
  const above = [...apart(notes), ...apart(asked), ...apart(status)];
  const lines = [...above, ...menuLines, ...(left > 0 ? [BLANK] : []), ...keys];
  return { lines: lines.slice(0, rows), isQuestionShown: true, page: null };
}

/** The text, and below it what counts down and the keys. */
function pagePicture(
  shown: Shown,
  { lines, from }: Page,
  rows: number,
  width: number,
  words: TerminalWords,
): Picture {
  const broken = breaker(width);
  const text = pageLines(lines, width);
  const below = (scrolls: boolean) => {
    const keys = keyLines(keysNow(shown, scrolls, words).others, width);
    const apart = scrolls ? [] : [BLANK];
    return [...statusLines(shown, broken), ...apart, ...keys.flatMap((line) => broken(line, 'dim'))];
  };
  const scrolls = text.length + below(false).length > rows;
  const end = below(scrolls).slice(-Math.max(0, rows - 1));
  const page = pagePart(text.length, from, rows - end.length);
  const part = text.slice(page.first, page.first + page.room);
  return { lines: [...part, ...end].slice(0, rows), isQuestionShown: true, page };
}

function statusLines({ status }: Shown, broken: Broken): readonly PictureLine[] {
  return status.flatMap((line) => broken(line, 'ticking'));
}

/** The latest notes that fit. Of one that does not fit even alone, the beginning. */
function noteLines({ notes }: Shown, broken: Broken, room: number): readonly PictureLine[] {
  const fitting: PictureLine[] = [];
  for (const { text } of notes.toReversed()) {
    const lines = broken(text);
    if (fitting.length > 0 && fitting.length + lines.length > room) break;
    fitting.unshift(...lines.slice(0, room));
  }
  return fitting;
}

type Broken = (text: string, look?: PictureLine['look']) => readonly PictureLine[];

function breaker(width: number): Broken {
  return (text, look = 'plain') => wrapToWidth(oneLine(text), width).map((line) => ({ text: line, look }));
}

function questionLines({ title, text }: Toast, broken: Broken): readonly PictureLine[] {
  const sentences = text.split(/\r?\n/).flatMap((line) => line.split(SENTENCES));
  return [
    ...broken(title, 'title'),
    ...sentences.filter((each) => each !== '').flatMap((each) => broken(each)),
  ];
}
