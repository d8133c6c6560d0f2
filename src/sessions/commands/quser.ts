import type { IdleTime } from '../idle-time.ts';
import type { SessionState } from '../session.ts';
import { cells } from './cells.ts';
import { idleOfField } from './idle-field.ts';
import { stateOfWord } from './state-words.ts';

/** One row of `quser` or `query session`. The raw texts are for comparing only. */
export interface QuserRow {
  readonly sessionId: number;
  /** Empty in `query session` where nobody is signed in; lower-cased by `quser`. */
  readonly userName: string;
  readonly stationName: string;
  readonly isCurrent: boolean;
  readonly state: SessionState | 'unknown';
  readonly stateWord: string;
  readonly idle: IdleTime;
  /** In an unknown regional format: `3/4/2026` may be March or April. Null in `query session`. */
  readonly logonText: string | null;
}

/**
 * Why a line that looks like a row is none: its last column ends early; two rows stand in it; its columns
 * can be read in more than one way; another row claims the same session id; or nothing of it fits.
 */
export type RowProblem = 'truncated' | 'joined' | 'ambiguous' | 'duplicate' | 'unreadable';

export interface QuserTable {
  readonly sessions: readonly QuserRow[];
  /** Lines that may be somebody and are nobody here. `line` counts from 1. */
  readonly problems: readonly { readonly line: number; readonly text: string; readonly reason: RowProblem }[];
}

type LineReader = (line: string) => QuserRow | RowProblem | null;

/**
 * Reads the output of `quser` (`query user`), in any language, with or without its header.
 *
 * Rows are recognised by their columns, measured in display cells; where a line was shifted or narrowed,
 * from the right. Prompts, headers and sentences are skipped; a line that could be somebody and cannot be
 * read for certain is a problem. Never throws, never invents.
 */
export function parseQuser(text: string): QuserTable {
  return readTable(text, (line) => readInPlace(line) ?? readFromTheRight(line));
}

/** The same for `query session` (`qwinsta`): no idle time, no logon time, and sessions without a user. */
export function parseQuerySession(text: string): QuserTable {
  return readTable(text, readSessionLine);
}

const IDLE = String.raw`\.|\d+\+\d+:\d\d|\d+:\d\d|\d+|[^\s\d.]\S*`;
/** After the station: id, state, idle, logon time. The gap before the state is one blank in some tables. */
const TAIL = new RegExp(String.raw`^(\d{1,5})\s{1,2}(\S+)\s+(${IDLE})\s+(\d.*)$`, 'u');
const STATION = /^(console|services|[a-z][a-z0-9-]*#\d+)$/i;
/** A regional date and time: short, without column gaps, with a clock time in it. */
const LOGON = /^\d(?!.*\s{2}).{0,31}$/u;
const CLOCK = /\d{1,2}[:.]\d\d/;

/** Windows' own columns: marker 0, name 1–22, station from 23, id ending before 44, state from 46. */
function readInPlace(line: string): QuserRow | RowProblem | null {
  const marker = cells(line, 0, 1);
  const name = cells(line, 1, 22);
  const station = cells(line, 23, 39).trim();
  const id = cells(line, 39, 44);
  const isInPlace =
    (marker === ' ' || marker === '>') &&
    /^\S/.test(name) &&
    cells(line, 22, 23) === ' ' &&
    !/\s/.test(station) &&
    /^\s*\d+$/.test(id) &&
    /^ {2}\S/.test(cells(line, 44, 47));
  const tail = isInPlace ? TAIL.exec(cells(line, 39).trim()) : null;
  return tail === null ? null : row(marker === '>', name.trimEnd(), station, tail);
}

/** Shifted, narrowed or overflowing columns: the right end is sure, and the name is what remains. */
function readFromTheRight(line: string): QuserRow | RowProblem | null {
  const match = new RegExp(String.raw`^\s*(>?)\s*(\S.*?)\s+(?=\d{1,5}\s{1,2}\S+\s+(?:${IDLE})\s+\d)`, 'u');
  const start = match.exec(line);
  if (start === null) return null;
  const [whole, marker = '', left = ''] = start;
  const tail = TAIL.exec(line.slice(whole.length).trimEnd());
  if (tail === null) return 'unreadable';
  // The last column is the station where it has a station's name; else all of it must be the user's.
  const [, before, last = ''] = /^(?:(.*\S)\s{2,})?(\S.*)$/u.exec(left) ?? [];
  if (STATION.test(last)) {
    return before === undefined ? 'ambiguous' : row(marker === '>', before, last, tail);
  }
  return before === undefined ? row(marker === '>', last, '', tail) : 'ambiguous';
}

function row(
  isCurrent: boolean,
  userName: string,
  stationName: string,
  tail: RegExpExecArray,
): QuserRow | RowProblem {
  const [, id = '', stateWord = '', idle = '', rest = ''] = tail;
  const logonText = rest.trim();
  if (!LOGON.test(logonText)) return 'joined';
  if (!CLOCK.test(logonText)) return 'truncated';
  const state = stateOfWord(stateWord);
  return {
    sessionId: Number(id),
    userName,
    stationName,
    isCurrent,
    state,
    stateWord,
    idle: idleOfField(idle, state, stationName),
    logonText,
  };
}

/** `query session`: marker 0, station 1–18, name 19–40, id ending before 46, state from 48. */
function readSessionLine(line: string): QuserRow | RowProblem | null {
  const match = /^([ >])(\S+)?\s+?(?:(\S.*?)\s+)?(\d{1,5})\s{2}(\S+)(?:\s+(\S+))?(?:\s+(\S+))?\s*$/u.exec(
    line,
  );
  if (match === null) return null;
  const [, marker, first = '', second = '', id = '', stateWord = ''] = match;
  const isInPlace = /^\s*\d+$/.test(cells(line, 41, 46)) && /^ {2}\S/.test(cells(line, 46, 49));
  const userName = isInPlace ? cells(line, 19, 41).trim() : second;
  const stationName = isInPlace ? cells(line, 1, 19).trim() : first;
  if (/\s/.test(stationName) || /\s{2}/.test(userName)) return 'ambiguous';
  return {
    sessionId: Number(id),
    userName,
    stationName,
    isCurrent: marker === '>',
    state: stateOfWord(stateWord),
    stateWord,
    idle: { kind: 'unknown', ms: null },
    logonText: null,
  };
}

/** A number on its own among columns: what every row has and no header, prompt or sentence. */
const LOOKS_LIKE_A_ROW = /\S\s+\d{1,5}\s+\S|^\s+\d{1,5}\s+\S/;

function readTable(text: string, read: LineReader): QuserTable {
  const sessions: { row: QuserRow; line: number; text: string }[] = [];
  const problems: { line: number; text: string; reason: RowProblem }[] = [];
  for (const [index, content] of text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1;
    const found = read(content);
    if (found !== null && typeof found === 'object') sessions.push({ row: found, line, text: content });
    else if (found !== null) problems.push({ line, text: content, reason: found });
    else if (LOOKS_LIKE_A_ROW.test(content)) problems.push({ line, text: content, reason: 'unreadable' });
  }
  const ids = sessions.map(({ row: { sessionId } }) => sessionId);
  const isTwice = (id: number) => ids.indexOf(id) !== ids.lastIndexOf(id);
  return {
    sessions: sessions.flatMap(({ row: each }) => (isTwice(each.sessionId) ? [] : [each])),
    problems: [
      ...problems,
      ...sessions
        .filter(({ row: each }) => isTwice(each.sessionId))
        .map(({ line, text: content }) => ({ line, text: content, reason: 'duplicate' as const })),
    ].sort((a, b) => a.line - b.line),
  };
}
