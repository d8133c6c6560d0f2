import type { IdleTime, SessionState } from '../session.ts';
import { cellCount, cells } from './cells.ts';

/** One row of `quser`. The raw texts are for comparing only. */
export interface QuserRow {
  readonly sessionId: number;
  /** In lower case, as `quser` writes it. */
  readonly userName: string;
  readonly stationName: string;
  readonly isCurrent: boolean;
  readonly state: SessionState | 'unknown';
  readonly stateWord: string;
  readonly idle: IdleTime;
  /** In an unknown regional format: `3/4/2026` may be March or April. */
  readonly logonText: string;
}

/** The fields of a row as text, before its words are understood. */
export interface RawRow {
  readonly sessionId: number;
  readonly userName: string;
  readonly stationName: string;
  readonly isCurrent: boolean;
  readonly stateWord: string;
  readonly idleText: string;
  readonly logonText: string;
}

/**
 * Why a line that looks like a row is none. It ends early; it holds two rows; its columns can be read in several
 * ways; another row has the same session id; or nothing fits.
 */
export type RowProblem = 'truncated' | 'joined' | 'ambiguous' | 'duplicate' | 'unreadable';

export interface LineProblem {
  /** Counts from 1. */
  readonly line: number;
  readonly text: string;
  readonly reason: RowProblem;
}

export interface QuserTable {
  readonly sessions: readonly QuserRow[];
  /** Lines that may be somebody but could not be read, in their order. */
  readonly problems: readonly LineProblem[];
}

export interface TableLayout {
  /** The cell after the id column. */
  readonly idEnd: number;
  /** A row; why it is none; or null if the line does not look like one. */
  read(line: string): RawRow | RowProblem | null;
}

export interface RawTable {
  readonly rows: readonly RawRow[];
  readonly problems: readonly LineProblem[];
}

/** Windows' rows end near cell 90. A much longer line is slow to read, so it counts as unreadable. */
const LONGEST_ROW = 400;

/** A prompt in pasted output, such as `C:\>` or `PS C:\Users\Ben>`. No account name has these characters. */
const PROMPT = /^\s*(PS )?[a-z]:\\[^>]*>/i;

/** A byte order mark and direction marks. They take no cell. */
const LEADING_MARKS = /^[\ufeff\p{Bidi_Control}]+/u;

/** A number on its own among columns. Every row has one, and no header or sentence of Windows does. */
const LOOKS_LIKE_A_ROW = /(^|\S)\s+\d{1,5}\s+\S/;

/** Reads every line. Blank lines, prompts, headers and sentences are skipped. */
export function readTable(text: string, layout: TableLayout): RawTable {
  const found: { readonly line: number; readonly text: string; readonly row: RawRow }[] = [];
  const problems: LineProblem[] = [];
  // After a header or a row, up to the next blank line, a short line is a cut row.
  let isInside = false;
  for (const [index, content] of text.split(/\r\n|\r|\n/).entries()) {
    const at = { line: index + 1, text: content };
    const read = readLine(content.replace(LEADING_MARKS, ''), layout, isInside);
    if (read === 'nothing') isInside = false;
    else if (read === 'header') isInside = true;
    else if (typeof read === 'string') problems.push({ ...at, reason: read });
    else if (read !== null) {
      isInside = true;
      found.push({ ...at, row: read });
    }
  }
  const claims = new Map<number, number>();
  for (const { row } of found) claims.set(row.sessionId, (claims.get(row.sessionId) ?? 0) + 1);
  const rows: RawRow[] = [];
  for (const { row, ...at } of found) {
    if (claims.get(row.sessionId) === 1) rows.push(row);
    else problems.push({ ...at, reason: 'duplicate' });
  }
  return { rows, problems: problems.sort((a, b) => a.line - b.line) };
}

function readLine(
  line: string,
  { idEnd, read }: TableLayout,
  isInside: boolean,
): RawRow | RowProblem | 'nothing' | 'header' | null {
  if (line.length > LONGEST_ROW) return line.trim() === '' ? 'nothing' : 'unreadable';
  if (line.trim() === '' || PROMPT.test(line)) return 'nothing';
  if (isHeader(line, idEnd)) return 'header';
  const found = read(line);
  if (found !== null) return found;
  if (LOOKS_LIKE_A_ROW.test(line)) return 'unreadable';
  return isInside && cellCount(line) < idEnd ? 'truncated' : null;
}

/** Recognizes a header in any language: two letters end the id column, and the line has no digit. */
function isHeader(line: string, idEnd: number): boolean {
  return /^ \S\D*$/.test(line) && /^\s\S\S$/u.test(cells(line, idEnd - 3, idEnd));
}
