import { cells } from './cells.ts';
import { idleOfField } from './idle-field.ts';
import type { QuserRow, RowProblem } from './session-table.ts';
import { stateOfWord } from './state-words.ts';
import { isStationName } from './station.ts';

/** The fields of a row as text. */
interface Fields {
  readonly isCurrent: boolean;
  readonly userName: string;
  readonly stationName: string;
  readonly id: string;
  readonly stateWord: string;
  readonly idle: string;
  readonly logonText: string;
}

const ID = String.raw`0|[1-9]\d{0,4}`;
const LAST_SESSION_ID = 65_535;
const IDLE_NUMBER = String.raw`\.|\d+\+\d+:\d\d|\d+:\d\d|\d+`;

/** One line of `quser`: by its columns; where they are not intact, from the right. */
export function readQuserRow(line: string): QuserRow | RowProblem | null {
  return readInPlace(line) ?? readFromTheRight(line);
}

const STATION_AND_ID = new RegExp(String.raw`^(\S*)\s+(${ID})$`);
const STATE = /^[^\s\d]\S*(?:\s[^\s\d]\S*)*\s*$/u;
/** The idle word is whatever a language needs: it may have a blank, but no column gap. */
const IDLE_AND_LOGON = new RegExp(
  String.raw`^\s*(${IDLE_NUMBER}|[^\s\d.]\S*(?:\s[^\s\d]\S*)*)\s+(\d.*)$`,
  'u',
);

/**
 * Windows' own columns, measured in cells: marker 0, name 1–20, station from 23, id ending before 44, state
 * 46–53, then idle time and logon time, which move. Blanks around a name cannot be told from the column's own.
 */
function readInPlace(line: string): QuserRow | RowProblem | null {
  const marker = cells(line, 0, 1);
  const userName = cells(line, 1, 22).trim();
  const middle = STATION_AND_ID.exec(cells(line, 23, 44));
  const stateWord = cells(line, 46, 54);
  const rest = cells(line, 54);
  const end = IDLE_AND_LOGON.exec(rest.trimEnd());
  if (middle === null || end === null || userName === '' || !/^[ >]$/.test(marker)) return null;
  const hasGaps =
    cells(line, 22, 23) === ' ' && cells(line, 44, 46) === '  ' && /\s/.test(cells(line, 53, 55));
  if (!hasGaps || !STATE.test(stateWord)) return null;
  const [, stationName = '', id = ''] = middle;
  const [, idle = '', logonText = ''] = end;
  return row({
    isCurrent: marker === '>',
    userName,
    stationName,
    id,
    stateWord: stateWord.trim(),
    idle,
    logonText,
  });
}

const ANY_ID = new RegExp(String.raw`(?<=\s)(?:${ID})(?=\s)`, 'g');
const FROM_ID = new RegExp(
  String.raw`^(${ID})\s{1,2}([^\s\d]\S*)\s+(${IDLE_NUMBER}|[^\s\d.]\S*)\s+(\d.*)$`,
  'u',
);

/** Shifted or narrowed columns: what stands behind the id is sure, where only one number can be the id. */
function readFromTheRight(line: string): QuserRow | RowProblem | null {
  const readings = [...line.matchAll(ANY_ID)].flatMap(({ index }) => {
    const tail = FROM_ID.exec(line.slice(index).trimEnd());
    return tail === null ? [] : [{ left: line.slice(0, index).trim(), tail }];
  });
  const [reading, other] = readings;
  if (reading === undefined) return null;
  const [, id = '', stateWord = '', idle = '', logonText = ''] = reading.tail;
  const isCurrent = reading.left.startsWith('>');
  const who = whoOf(reading.left.replace(/^>\s*/, ''));
  const found = who && row({ isCurrent, ...who, id, stateWord, idle, logonText });
  if (found === null || (other !== undefined && typeof found === 'object')) return 'ambiguous';
  return found;
}

/** Name and station, where it is certain which is which: a name may have blanks, a station is known by its form. */
function whoOf(left: string): { readonly userName: string; readonly stationName: string } | null {
  const columns = left.split(/\s{2,}/);
  const last = columns.at(-1) ?? '';
  if (columns.length > 1 && isStationName(last)) {
    return { userName: left.slice(0, -last.length).trimEnd(), stationName: last };
  }
  const mayEndInAStation = isStationName(last.split(/\s/).at(-1) ?? '');
  return columns.length > 1 || left === '' || mayEndInAStation ? null : { userName: left, stationName: '' };
}

const CLOCK = String.raw`\s\d{1,2}(?:[:.]|\s?h\s?)\d\d`;
/** A regional date and time, in any order of its parts: `28.04.2025 12:03`, `7/24/2024 7:36 AM`, `2026-03-04 14 h 05`. */
const LOGON = new RegExp(
  String.raw`^(?!.{41}|.*\s{2})\d\S*(?:\s\S+){0,4}?${CLOCK}(?:[:.]\d\d)?(?:\s?[^\s\d]\D{0,14})?$`,
  'u',
);

function row({ id, logonText, stateWord, idle, ...who }: Fields): QuserRow | RowProblem {
  const sessionId = Number(id);
  if (sessionId > LAST_SESSION_ID) return 'unreadable';
  if (!LOGON.test(logonText)) return new RegExp(CLOCK, 'u').test(logonText) ? 'joined' : 'truncated';
  const state = stateOfWord(stateWord);
  return { ...who, sessionId, state, stateWord, idle: idleOfField(idle, state, who.stationName), logonText };
}
