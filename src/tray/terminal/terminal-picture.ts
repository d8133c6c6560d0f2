import { oneLine } from '../../base/text/plain-text.ts';
import { wrapToWidth } from '../../base/text/text-lines.ts';
import { textWidth } from '../../base/text/text-width.ts';
import type { Toast } from '../toasts/toast.ts';
import type { PictureLine } from './terminal-menu.ts';
import { menuPart, rowsOfQuestion } from './terminal-menu.ts';
import type { Shown } from './terminal-screen.ts';
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
}

/** Used if a terminal does not tell its size. */
const USUAL: TerminalSize = { rows: 24, columns: 80 };

/** A question cannot be read in a narrower window. In cells. */
const NARROWEST = 20;

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
  const { answers, others } = keysNow(shown, words);
  const keys = keyLines([...answers, ...others], width);
  if (shown.page !== null) {
    const below = [...shown.status.flatMap((line) => broken(line)), ...keys];
    return pageOf(shown.page, rows, below, broken);
  }

  const { question, menu } = shown;
  if (question === null) return menuPicture(shown, chosen, rows, width, keys, [], []);
  const seconds = shown.silence === '' ? [] : broken(shown.silence);
  const asked = [...questionLines(question.toast, broken), ...seconds];
  const must = rowsOfQuestion(menu);
  // In a small window only the keys that answer the question are drawn.
  const fitting = [keys, keyLines(answers, width)].find(
    (some) => columns >= NARROWEST && rows - some.length - asked.length >= must.length,
  );
  if (fitting !== undefined) return menuPicture(shown, chosen, rows, width, fitting, asked, must);
  const few = keyLines(answers, width);
  const lines = [...broken(words.tooSmall), ...asked].slice(0, Math.max(0, rows - few.length));
  return { lines: [...lines, ...few].slice(0, rows), isQuestionShown: false };
}

/** @param must the rows that must be seen; there is room for them */
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
  const status = shown.status.flatMap((line) => broken(line)).slice(0, Math.max(0, room - must.length - 1));
  const menuLines = menuPart(shown.menu, chosen, must, room - status.length, width);
  let left = room - status.length - menuLines.length;
  const notes = left > 0 ? shown.notes.flatMap((note) => broken(note)).slice(-left) : [];
  left -= notes.length;
  const apart = (lines: readonly PictureLine[]) => {
    if (lines.length === 0 || left < 1) return lines;
    left -= 1;
    return [...lines, BLANK];
  };
  const lines = [...apart(notes), ...apart(asked), ...apart(status), ...menuLines, ...keys];
  return { lines: lines.slice(0, rows), isQuestionShown: true };
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

/** What each key does now: those that answer the question, and the others. */
function keysNow({ question, page, cancelHint, notes }: Shown, { keys }: TerminalWords) {
  if (page !== null) return { answers: [], others: [keys.scroll, keys.back] };
  const buttons = question?.toast.buttons ?? [];
  const cancel = cancelHint !== '' ? [cancelHint] : notes.length > 0 ? [keys.clear] : [];
  return {
    answers: buttons.map(({ id, label }) => keys.answer(ANSWER_KEYS[id], label)),
    others: [keys.choose, ...cancel, keys.quit],
  };
}

/** Puts as many keys on a line as fit. A key is broken only if it is longer than a line. */
function keyLines(keys: readonly string[], width: number): readonly PictureLine[] {
  const lines: string[] = [];
  for (const key of keys) {
    const last = lines.at(-1);
    const longer = last === undefined ? key : `${last} · ${key}`;
    if (last !== undefined && textWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(key);
  }
  return lines.flatMap((line) => breaker(width)(line, 'dim'));
}

/** The key of each button. */
export const ANSWER_KEYS = { yes: 'y', no: 'n', note: 'm' } as const;

/** @param below the lines under the text, however many */
function pageOf(
  { lines, from }: NonNullable<Shown['page']>,
  rows: number,
  below: readonly PictureLine[],
  broken: Broken,
): Picture {
  const text = lines.flatMap((line) => broken(line));
  const room = Math.max(0, rows - below.length);
  const first = Math.max(0, Math.min(from, text.length - room));
  return { lines: [...text.slice(first, first + room), ...below].slice(0, rows), isQuestionShown: true };
}
