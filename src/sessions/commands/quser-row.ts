import { isAccountName } from './account-name.ts';
import { cellCount, cells } from './cells.ts';
import { asciiDigits } from './digits.ts';
import { logonProblem, shiftedLogonProblem } from './logon-field.ts';
import type { RawRow, RowProblem } from './session-table.ts';
import { isStationName } from './station.ts';

const ID = String.raw`0|[1-9]\d{0,4}`;
const LAST_SESSION_ID = 65_535;
/** In some regions direction marks stand around the numbers. */
const MARKS = String.raw`[\p{Bidi_Control}\ufeff]*`;
const NUMBER = String.raw`\p{Nd}`;
const IDLE_NUMBER = String.raw`\.|${NUMBER}+\+${NUMBER}+:${NUMBER}{2}|${NUMBER}+:${NUMBER}{2}|${NUMBER}+`;

/** The cell after the id column, and the first cell of the station column. No name reaches the latter. */
const ID_END = 44;
const STATION_BEGIN = 23;

/** Reads one line of `quser` by its columns; if they are shifted, from the right. */
export function readQuserRow(line: string): RawRow | RowProblem | null {
  return readInPlace(line) ?? readFromTheRight(line);
}

/** A station's name may have single blanks, as in `rdp-tcp 1`. */
const STATION_AND_ID = new RegExp(String.raw`^(?:(\S+(?:\s\S+)*)\s+|\s+)(${NUMBER}{1,5})$`, 'u');
const STATE = /^[^\s\d]\S*(?:\s[^\s\d]\S*)*\s*$/u;
/** A word too wide for its column moves the text after it. */
const WIDE_STATE = /^([^\s\d]\S{7,})\s+(\S.*)$/u;

/**
 * Windows' own columns, in cells: marker 0, name 1–20, station from 23, id ending before 44, state 46–53. Idle time
 * and logon time follow, at no fixed cell. Blanks around a name look like the column's own.
 */
function readInPlace(line: string): RawRow | RowProblem | null {
  const marker = cells(line, 0, 1);
  const name = cells(line, 1, 22);
  const middle = STATION_AND_ID.exec(cells(line, STATION_BEGIN, ID_END));
  const tail = inPlaceTail(line);
  if (middle === null || tail === null || name.trim() === '' || !/^[ >]$/.test(marker)) return null;
  if (cells(line, 22, STATION_BEGIN) !== ' ' || cells(line, ID_END, 46) !== '  ') return null;
  // In a quoted mail a blank follows the marker. Windows puts the name right after it.
  if (marker === '>' && name.startsWith(' ')) return 'unreadable';
  const [, stationName = '', digits = ''] = middle;
  const id = asciiDigits(digits);
  if (!new RegExp(`^(?:${ID})$`).test(id)) return null;
  const problem = logonProblem(tail.logonText);
  return problem ?? row({ isCurrent: marker === '>', userName: name.trim(), stationName, id, ...tail });
}

interface Tail {
  readonly stateWord: string;
  readonly idleText: string;
  readonly logonText: string;
}

function inPlaceTail(line: string): Tail | null {
  const inColumn = cells(line, 46, 54);
  if (/\s/.test(cells(line, 53, 55)) && STATE.test(inColumn)) {
    return tailOf(inColumn.trim(), cells(line, 54).trim());
  }
  const wide = WIDE_STATE.exec(cells(line, 46).trimEnd());
  return wide && tailOf(wide[1] ?? '', wide[2] ?? '');
}

const WORD = String.raw`[^\s\d.]\S*`;
/**
 * The idle field, then the logon time. The idle word is free text of a language. It may contain a blank, but no
 * column gap. If no gap follows it, the logon time begins at the first number.
 */
const IDLE_AND_LOGON = [
  String.raw`^${MARKS}(${IDLE_NUMBER})${MARKS}\s+(\S.*)$`,
  String.raw`^(${WORD}(?:\s${WORD})*?)\s{2,}(\S.*)$`,
  String.raw`^(${WORD}(?:\s${WORD})*?)\s(${MARKS}${NUMBER}.*)$`,
  String.raw`^(${WORD})\s(\S.*)$`,
].map((source) => new RegExp(source, 'u'));

function tailOf(stateWord: string, rest: string): Tail | null {
  for (const pattern of IDLE_AND_LOGON) {
    const found = pattern.exec(rest);
    if (found === null) continue;
    return {
      stateWord: unmarked(stateWord),
      idleText: asciiDigits(found[1] ?? ''),
      logonText: found[2] ?? '',
    };
  }
  return null;
}

function unmarked(text: string): string {
  return text.replace(/[\p{Bidi_Control}\ufeff]/gu, '');
}

const ANY_ID = new RegExp(String.raw`(?<=\s)(?:${ID})(?=\s{2})`, 'g');
const FROM_ID = new RegExp(String.raw`^(${ID})\s{2}([^\s\d]\S*)\s+(\S.*)$`, 'u');

/** For shifted or narrowed columns. The part after the id is certain if only one number can be the id. */
function readFromTheRight(line: string): RawRow | RowProblem | null {
  const readings = [...line.matchAll(ANY_ID)].flatMap(({ index }) => {
    const found = FROM_ID.exec(line.slice(index).trimEnd());
    const tail = found && tailOf(found[2] ?? '', found[3] ?? '');
    return found && tail ? [{ left: line.slice(0, index), id: found[1] ?? '', tail }] : [];
  });
  const [reading, ...others] = readings;
  if (reading === undefined) return null;
  const { left, id, tail } = reading;
  // The blank of an unmarked row may have been cut off the line's start.
  const who = whoOf(left, cellCount(left) + id.length >= ID_END - 1);
  if (who === null || others.length > 0) return 'ambiguous';
  return shiftedLogonProblem(tail.logonText) ?? row({ ...who, id, ...tail });
}

interface Who {
  readonly isCurrent: boolean;
  readonly userName: string;
  readonly stationName: string;
}

/**
 * Name and station; null if it is not certain which is which. A station has a known form, and a column gap on both
 * sides. A name with blanks is certain only between a marker and a station, because other text may be pasted before
 * it.
 * @param isWide true if the line has room for all of Windows' columns. Then a station begins after the name column.
 */
function whoOf(left: string, isWide: boolean): Who | null {
  const isCurrent = left.trimStart().startsWith('>');
  const text = isCurrent ? left.trim().slice(1) : left.trim();
  if (text === '' || /^\s/.test(text)) return null;
  const last = text.split(/\s{2,}/).at(-1) ?? '';
  const hasStation = last !== text && isStationName(last);
  const userName = hasStation ? text.slice(0, -last.length).trimEnd() : text;
  const mayEndInAStation = !hasStation && isStationName(text.split(/\s/).at(-1) ?? '');
  const isBlank = /\s/.test(userName);
  if (mayEndInAStation || (isBlank && !(hasStation && isCurrent))) return null;
  if (hasStation && isWide && cellCount(left.trimEnd()) - cellCount(last) < STATION_BEGIN - 1) return null;
  // A station that fills its column leaves no gap before an id of two digits. Otherwise a lone blank would split an
  // id.
  const fillsColumn = hasStation && cellCount(last) >= ID_END - STATION_BEGIN - 4;
  if (!fillsColumn && !/\s{2}$/.test(left)) return null;
  return { isCurrent, userName, stationName: hasStation ? last : '' };
}

function row({ id, ...fields }: Omit<RawRow, 'sessionId'> & { readonly id: string }): RawRow | RowProblem {
  const sessionId = Number(id);
  if (sessionId > LAST_SESSION_ID || !isAccountName(fields.userName)) return 'unreadable';
  return { ...fields, sessionId };
}
